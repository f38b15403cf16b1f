package dev.arbflow.jobs.arbitrage;

import dev.arbflow.market.Conversion;
import dev.arbflow.market.Market;
import dev.arbflow.market.Route;
import dev.arbflow.market.Side;
import dev.arbflow.market.Venue;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The routes that the legs of a board make, and those of which a leg has changed since they were
 * judged. Mutable, lives inside {@link MarketBoard}.
 */
final class BoardRoutes {
    private static final Venue[] VENUES = Venue.values();

    private final Market market;
    private final BoardLegs legs;

    /** Places of legs whose book has changed, or what that is paid with. */
    private final BitSet changed = new BitSet(VENUES.length);

    BoardRoutes(Market market, BoardLegs legs) {
        this.market = market;
        this.legs = legs;
    }

    /** Two places of legs, of which one is bought at and the other sold at. */
    interface Pair {
        boolean matches(int buy, int sell);
    }

    /** The leg at a place has a new book. */
    void changed(int place) {
        changed.set(place);
    }

    /** What a currency is worth has changed, and so all legs in it. */
    void changed(CurrencyLeg paid) {
        legs.forEachLegIn(paid, changed::set);
    }

    /** Legs with unjudged books have changed: what has been kept of a board is complete. */
    void restored() {
        for (int place = 0; place < legs.places(); place++) {
            changed.set(place, legs.at(place) != null && legs.touches(place).areUnjudged());
        }
        for (CurrencyLeg paid : legs.currencies()) {
            if (paid.touches.areUnjudged()) {
                changed(paid);
            }
        }
    }

    /** What changed has been judged. */
    void settled() {
        for (int place = changed.nextSetBit(0); place >= 0; place = changed.nextSetBit(place + 1)) {
            if (legs.at(place) != null) {
                legs.touches(place).judged();
            }
        }
        for (CurrencyLeg paid : legs.currencies()) {
            paid.touches.judged();
        }
        changed.clear();
    }

    boolean areUnchanged() {
        return changed.isEmpty();
    }

    /** Whether a leg of a route has changed. */
    boolean isChanged(Route route) {
        return changed.get(legs.placeOf(route.buyListing()))
                || changed.get(legs.placeOf(route.sellListing()));
    }

    /** How many routes there are of which a leg has changed. */
    int changedRoutes() {
        int[] known = legs.known();
        int own = known.length == 1 ? changed.cardinality() : countOf(changed, 0);
        int others = known[0] - own;
        int routes = known[0] * (known[0] - 1) - others * (others - 1);
        for (int block = 1; block < known.length; block++) {
            int rest = known[block] - countOf(changed, block);
            routes += 2 * (known[0] * known[block] - others * rest);
        }
        return routes;
    }

    private static int countOf(BitSet places, int block) {
        int count = 0;
        int place = places.nextSetBit(block * VENUES.length);
        while (place >= 0 && BoardLegs.blockOf(place) == block) {
            count++;
            place = places.nextSetBit(place + 1);
        }
        return count;
    }

    /** All routes whose legs can be compared. */
    List<Route> all() {
        List<Route> routes = new ArrayList<>();
        for (int buy = 0; buy < legs.places(); buy++) {
            for (int sell = 0; sell < legs.places(); sell++) {
                if (areRoute(buy, sell)) {
                    routes.add(route(buy, sell));
                }
            }
        }
        return routes;
    }

    /** Routes with a changed leg, some of them twice. */
    List<Route> changedWhere(Pair pair) {
        List<Route> routes = new ArrayList<>();
        for (int place = changed.nextSetBit(0); place >= 0; place = changed.nextSetBit(place + 1)) {
            for (int other = 0; other < legs.places(); other++) {
                if (areRoute(place, other)) {
                    if (pair.matches(place, other)) {
                        routes.add(route(place, other));
                    }
                    if (pair.matches(other, place)) {
                        routes.add(route(other, place));
                    }
                }
            }
        }
        return routes;
    }

    /**
     * Whether two legs make a route: one of them at least is in the quote of the market, and where
     * the currency of the other is exchanged is known.
     */
    private boolean areRoute(int buy, int sell) {
        if (buy == sell || legs.at(buy) == null || legs.at(sell) == null) {
            return false;
        }
        int other = Math.max(buy, sell);
        return BoardLegs.blockOf(other) == 0
                || (BoardLegs.blockOf(Math.min(buy, sell)) == 0
                        && legs.currencyAt(other).venue != null);
    }

    private Route route(int buy, int sell) {
        return new Route(
                market,
                VENUES[buy % VENUES.length],
                VENUES[sell % VENUES.length],
                conversion(buy, sell));
    }

    private Conversion conversion(int buy, int sell) {
        int other = Math.max(buy, sell);
        return BoardLegs.blockOf(other) == 0
                ? null
                : legs.currencyAt(other)
                        .conversion(buy > sell ? Side.BUY : Side.SELL, market.quote());
    }
}
