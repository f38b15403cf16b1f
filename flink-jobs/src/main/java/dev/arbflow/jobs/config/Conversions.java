package dev.arbflow.jobs.config;

import dev.arbflow.market.Asset;
import dev.arbflow.market.Conversion;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.market.Route;
import dev.arbflow.market.Side;
import dev.arbflow.market.Venue;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which markets in another currency are compared with one, and where that currency is exchanged.
 *
 * <p>Over {@code USDT/USD} of a venue, BTC/USDT is compared with BTC/USD, in USD, if both are read.
 *
 * @param over listings at which currencies are exchanged, at most one for each pair of currencies
 * @param markets all markets whose books are read
 */
public record Conversions(List<Listing> over, Set<Market> markets) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Markets are compared in their own currency only. */
    public static final Conversions NONE = new Conversions(List.of(), Set.of());

    /**
     * How many currencies may be compared in one. What votes on prices has a bit for each venue in
     * the currency itself, and as many for each of the others.
     */
    static final int MAX_INTO_ONE = Long.SIZE / Venue.values().length - 1;

    /**
     * @throws IllegalArgumentException if a pair of currencies has two, or there are too many
     */
    public Conversions {
        over = List.copyOf(over);
        markets = Set.copyOf(markets);
        Set<Market> pairs = new HashSet<>();
        for (Listing each : over) {
            if (!pairs.add(each.market())) {
                throw new IllegalArgumentException(
                        "CONVERSIONS names two venues for " + each.market() + "; one is used");
            }
            Asset into = each.market().quote();
            if (pairs.stream().filter(pair -> pair.quote().equals(into)).count() > MAX_INTO_ONE) {
                throw new IllegalArgumentException(
                        "CONVERSIONS names more than " + MAX_INTO_ONE + " currencies for " + into);
            }
        }
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return over.isEmpty();
    }

    /**
     * The other markets in which a listing has a say: as a leg in another currency, or as the book
     * at which such a currency is exchanged.
     */
    public List<Market> comparedIn(Listing listing) {
        List<Market> found = new ArrayList<>();
        for (Listing each : over) {
            if (each.equals(listing)) {
                markets.stream().filter(market -> converts(market, each)).forEach(found::add);
            } else if (listing.market().quote().equals(each.market().base())) {
                into(listing.market(), each.market().quote()).ifPresent(found::add);
            }
        }
        found.sort(Comparator.comparing(Market::code));
        return found;
    }

    /** Every route that the books of listings make: in one currency, and with a leg in another. */
    public List<Route> routes(Collection<Listing> listings) {
        List<Route> routes = new ArrayList<>();
        for (Listing leg : Set.copyOf(listings)) {
            for (Listing own : Set.copyOf(listings)) {
                if (leg.market().equals(own.market()) && leg.venue() != own.venue()) {
                    routes.add(new Route(own.market(), leg.venue(), own.venue()));
                } else if (leg.market().base().equals(own.market().base())) {
                    exchanged(leg, own.market())
                            .forEach(over -> routes.addAll(both(leg, own, over)));
                }
            }
        }
        routes.sort(Comparator.comparing(Route::code));
        return routes;
    }

    /** Where the currency of a leg is exchanged into that of a market; at most one listing. */
    private Stream<Listing> exchanged(Listing leg, Market into) {
        return comparedIn(leg).contains(into)
                ? over.stream()
                        .filter(each -> each.market().base().equals(leg.market().quote()))
                        .filter(each -> each.market().quote().equals(into.quote()))
                : Stream.empty();
    }

    private static List<Route> both(Listing leg, Listing own, Listing over) {
        return List.of(
                new Route(own.market(), leg.venue(), own.venue(), new Conversion(Side.BUY, over)),
                new Route(own.market(), own.venue(), leg.venue(), new Conversion(Side.SELL, over)));
    }

    /** Whether a market is compared with one in another currency, in that. */
    boolean converts(Market market) {
        return over.stream()
                .filter(each -> each.market().base().equals(market.quote()))
                .anyMatch(each -> into(market, each.market().quote()).isPresent());
    }

    /** Whether a market in another currency is compared in this one over a listing. */
    private boolean converts(Market market, Listing over) {
        return market.quote().equals(over.market().quote())
                && !market.base().equals(over.market().base())
                && markets.contains(new Market(market.base(), over.market().base()));
    }

    /** The market of the same asset in a currency, if it is read. */
    private Optional<Market> into(Market market, Asset currency) {
        return market.base().equals(currency)
                ? Optional.empty()
                : Optional.of(new Market(market.base(), currency)).filter(markets::contains);
    }
}
