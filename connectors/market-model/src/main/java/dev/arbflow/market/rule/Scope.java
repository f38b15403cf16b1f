package dev.arbflow.market.rule;

import dev.arbflow.market.Asset;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.market.Nullable;
import dev.arbflow.market.Route;
import dev.arbflow.market.Venue;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Which routes a rule is about.
 *
 * @param market whose; null for every market
 * @param venue one of the two venues, whichever way; null if the rule does not name one so
 * @param buy the venue bought at; null unless {@code sell} is named too
 * @param sell the venue sold at
 */
public record Scope(@Nullable Market market, Venue venue, Venue buy, Venue sell)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Every route. */
    public static final Scope ALL = new Scope(null, null, null, null);

    private static final String ALL_CODE = "*";

    /** How specific a scope is: of two, the later one here wins. */
    public enum Level {
        /** {@code *}. */
        ALL,
        /** {@code BTC/USD}. */
        MARKET,
        /** {@code KRAKEN}: each route that buys or sells there. */
        VENUE,
        /** {@code KRAKEN|BTC/USD}: the same in one market. */
        LISTING,
        /** {@code KRAKEN>BITSTAMP}: bought there and sold here, in every market. */
        WAY,
        /** {@code BTC/USD|KRAKEN>BITSTAMP}. */
        ROUTE
    }

    /**
     * @throws IllegalArgumentException if it names a venue beside a way, half a way, or a way from
     *     a venue to itself
     */
    public Scope {
        if ((buy == null) != (sell == null) || (buy != null && (venue != null || buy == sell))) {
            throw new IllegalArgumentException("a scope names two venues as BUY>SELL, or one");
        }
    }

    public static Scope of(Market market) {
        return new Scope(market, null, null, null);
    }

    public static Scope of(Venue venue) {
        return new Scope(null, venue, null, null);
    }

    public static Scope of(Listing listing) {
        return new Scope(listing.market(), listing.venue(), null, null);
    }

    public static Scope of(Route route) {
        return new Scope(route.market(), null, route.buy(), route.sell());
    }

    /** Buying at one venue and selling at another, in every market. */
    public static Scope ofWay(Venue buy, Venue sell) {
        return new Scope(null, null, buy, sell);
    }

    /**
     * Reads the form that {@link #code()} writes.
     *
     * @throws IllegalArgumentException if it is none of the forms of {@link Level}
     */
    public static Scope parse(String code) {
        if (code.equals(ALL_CODE)) {
            return ALL;
        }
        boolean bar = code.indexOf('|') >= 0;
        int arrow = code.indexOf('>');
        if (arrow >= 0) {
            return bar
                    ? of(Route.parse(code))
                    : ofWay(venue(code.substring(0, arrow)), venue(code.substring(arrow + 1)));
        }
        if (bar) {
            return of(Listing.parse(code));
        }
        return code.indexOf('/') >= 0 ? of(Market.parse(code)) : of(venue(code));
    }

    private static Venue venue(String name) {
        try {
            return Venue.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "no scope: '"
                            + name
                            + "' (*, BASE/QUOTE, VENUE, VENUE|BASE/QUOTE, BUY>SELL"
                            + " or BASE/QUOTE|BUY>SELL)",
                    e);
        }
    }

    /** The form in topics. */
    public String code() {
        return switch (level()) {
            case ALL -> ALL_CODE;
            case MARKET -> market.code();
            case VENUE -> venue.name();
            case LISTING -> new Listing(venue, market).code();
            case WAY -> buy.name() + '>' + sell.name();
            case ROUTE -> new Route(market, buy, sell).code();
        };
    }

    public Level level() {
        if (buy != null) {
            return market == null ? Level.WAY : Level.ROUTE;
        }
        if (venue != null) {
            return market == null ? Level.VENUE : Level.LISTING;
        }
        return market == null ? Level.ALL : Level.MARKET;
    }

    /** The venues that it names. */
    Venue[] venues() {
        return Stream.of(venue, buy, sell).filter(Objects::nonNull).toArray(Venue[]::new);
    }

    /**
     * Whether it is about a route; a venue, or one of its markets, about each that takes its book.
     */
    public boolean covers(Route route) {
        return about(route).stream().anyMatch(equals -> equals.contains(this));
    }

    /** All scopes that are about a route, the most specific first; those in one list are equals. */
    static List<List<Scope>> about(Route route) {
        List<List<Scope>> scopes = new ArrayList<>();
        if (route.buy() != route.sell()) {
            scopes.add(List.of(of(route)));
            scopes.add(List.of(ofWay(route.buy(), route.sell())));
        }
        scopes.addAll(about(route.books(), List.of(route.market())));
        return scopes;
    }

    /**
     * All scopes that are about whatever takes one book, likewise.
     *
     * @param quote leaves those of a market out that is quoted in something else; null for none
     */
    static List<List<Scope>> about(Listing book, Asset quote) {
        return about(List.of(book), List.of(book.market())).stream()
                .filter(
                        equals ->
                                quote == null
                                        || equals.get(0).market() == null
                                        || book.market().quote().equals(quote))
                .toList();
    }

    private static List<List<Scope>> about(Collection<Listing> books, Collection<Market> markets) {
        return List.of(
                books.stream().map(Scope::of).distinct().toList(),
                books.stream().map(book -> of(book.venue())).distinct().toList(),
                markets.stream().map(Scope::of).distinct().toList(),
                List.of(ALL));
    }

    @Override
    public String toString() {
        return code();
    }
}
