package dev.arbflow.jobs.arbitrage;

import dev.arbflow.market.Asset;
import dev.arbflow.market.Conversion;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.market.Route;
import dev.arbflow.market.Venue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * The legs of a board, each at a place of its own, with their best prices in the quote of the
 * market.
 *
 * <p>The first places are those of the market's own listings, one for each venue. Each currency in
 * which legs are compared with them has as many places behind these. Mutable, lives inside {@link
 * MarketBoard}.
 */
@SuppressWarnings("EnumOrdinal") // places that never leave memory
final class BoardLegs {
    private static final Venue[] VENUES = Venue.values();

    private final Market market;
    private final List<CurrencyLeg> currencies = new ArrayList<>(0);
    private Leg[] legs = new Leg[VENUES.length];
    private RecentTouches[] touches = new RecentTouches[VENUES.length];
    private BestPrices best = new BestPrices(VENUES.length);

    /** How many legs are known, of the market itself and then of each currency. */
    private int[] known = new int[1];

    BoardLegs(Market market) {
        this.market = market;
    }

    /** How many places there are. */
    int places() {
        return legs.length;
    }

    /** What is known of the leg at a place, or null. */
    Leg at(int place) {
        return legs[place];
    }

    /** The best prices of each leg that may be used, by its place, in the quote of the market. */
    BestPrices best() {
        return best;
    }

    /** The currencies in which there are legs, or that are exchanged. */
    List<CurrencyLeg> currencies() {
        return Collections.unmodifiableList(currencies);
    }

    /** Those of them of which anything is known. */
    List<CurrencyLeg> knownCurrencies() {
        return currencies.stream()
                .filter(paid -> paid.leg != null || known[currencies.indexOf(paid) + 1] > 0)
                .toList();
    }

    /** Whether a listing is no leg, but where the currency of legs is exchanged. */
    boolean isExchange(Listing listing) {
        return !listing.market().base().equals(market.base());
    }

    /** The currency of a code; from now on there are legs in it. */
    CurrencyLeg currency(Asset asset) {
        return currencies.get(blockOf(asset) - 1);
    }

    /** What the leg at a place is paid with, which is not the quote of the market. */
    CurrencyLeg currencyAt(int place) {
        return currencies.get(blockOf(place) - 1);
    }

    /** The place of a leg. */
    int placeOf(Listing listing) {
        return listing.market().equals(market)
                ? listing.venue().ordinal()
                : blockOf(listing.market().quote()) * VENUES.length + listing.venue().ordinal();
    }

    /** The leg at a place. */
    Listing listingAt(int place) {
        int block = place / VENUES.length;
        Market of =
                block == 0 ? market : new Market(market.base(), currencies.get(block - 1).currency);
        return new Listing(VENUES[place % VENUES.length], of);
    }

    /** The first place of a currency. */
    private int blockOf(Asset asset) {
        for (int i = 0; i < currencies.size(); i++) {
            if (currencies.get(i).currency.equals(asset)) {
                return i + 1;
            }
        }
        currencies.add(new CurrencyLeg(asset));
        legs = Arrays.copyOf(legs, legs.length + VENUES.length);
        touches = Arrays.copyOf(touches, legs.length);
        known = Arrays.copyOf(known, known.length + 1);
        best = new BestPrices(legs.length);
        for (int place = 0; place < legs.length; place++) {
            price(place);
        }
        return currencies.size();
    }

    /** Notes what is known of a leg from now on; null if nothing is. */
    void put(int place, Leg leg) {
        known[place / VENUES.length] += (leg == null ? 0 : 1) - (legs[place] == null ? 0 : 1);
        legs[place] = leg;
        touches[place] = leg == null ? null : touches[place];
        price(place);
    }

    private void price(int place) {
        Leg leg = legs[place];
        if (leg == null) {
            best.set(place, BestPrices.NO_BID, BestPrices.NO_ASK);
        } else if (place < VENUES.length) {
            best.set(place, leg.bestBid(), leg.bestAsk());
        } else {
            CurrencyLeg paid = currencies.get(place / VENUES.length - 1);
            best.set(place, paid.bid(leg), paid.ask(leg));
        }
    }

    /** A currency is worth something else: hands over the places of its legs. */
    void forEachLegIn(CurrencyLeg currency, IntConsumer place) {
        int first = blockOf(currency.currency) * VENUES.length;
        for (int i = first; i < first + VENUES.length; i++) {
            if (legs[i] != null) {
                price(i);
                place.accept(i);
            }
        }
    }

    /** What the book of a leg was lately. */
    RecentTouches touches(int place) {
        if (touches[place] == null) {
            touches[place] = new RecentTouches();
        }
        return touches[place];
    }

    /** How many legs are known of the market itself, and then of each currency. */
    int[] known() {
        return known;
    }

    /** When the book that has been silent for longest was heard, or {@link RouteTrack#NEVER}. */
    long oldestHeardUs() {
        long oldestUs = RouteTrack.NEVER;
        for (Leg leg : legs) {
            oldestUs = older(oldestUs, leg);
        }
        for (CurrencyLeg paid : currencies) {
            oldestUs = older(oldestUs, paid.leg);
        }
        return oldestUs;
    }

    private static long older(long oldestUs, Leg leg) {
        return leg == null ? oldestUs : Math.min(oldestUs, leg.heardUs());
    }

    /** Whether there may be any route. */
    boolean areSeveral() {
        int all = 0;
        for (int each : known) {
            all += each;
        }
        return all > 1;
    }

    /** Whether nothing is known any more. */
    boolean areForgotten() {
        for (int each : known) {
            if (each > 0) {
                return false;
            }
        }
        for (CurrencyLeg each : currencies) {
            if (each.leg != null) {
                return false;
            }
        }
        return true;
    }

    /** To the market itself, or to which of its currencies, a place belongs. */
    static int blockOf(int place) {
        return place / VENUES.length;
    }

    /** The books of a route. */
    RouteLegs of(Route route) {
        Conversion conversion = route.conversion();
        if (conversion == null) {
            return RouteLegs.of(route, legs[route.buy().ordinal()], legs[route.sell().ordinal()]);
        }
        CurrencyLeg paid = currency(conversion.currency());
        boolean there = paid.isAt(conversion.over());
        return new RouteLegs(
                route,
                legs[placeOf(route.buyListing())],
                legs[placeOf(route.sellListing())],
                there ? paid.leg : null,
                there ? paid.rate(conversion.leg()) : CurrencyLeg.UNKNOWN);
    }

    /** What the books of a route were lately. */
    RouteTouches touchesOf(Route route) {
        Conversion conversion = route.conversion();
        return new RouteTouches(
                touches(placeOf(route.buyListing())),
                touches(placeOf(route.sellListing())),
                conversion == null ? null : conversion.leg(),
                conversion == null ? null : currency(conversion.currency()).touches);
    }
}
