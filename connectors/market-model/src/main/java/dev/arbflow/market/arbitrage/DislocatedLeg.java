package dev.arbflow.market.arbitrage;

import dev.arbflow.market.Route;
import dev.arbflow.market.Venue;
import java.util.List;

/**
 * A venue whose prices lie away from those of the others, and to which side.
 *
 * @param venue where
 * @param side to which side
 */
public record DislocatedLeg(Venue venue, Side side) {

    /** Where the venue's prices lie. */
    public enum Side {
        /** Below the others: one buys there. */
        CHEAP,
        /** Above the others: one sells there. */
        DEAR
    }

    /** The two that a route alone leaves open: one buys where it is cheap, or sells where dear. */
    public static List<DislocatedLeg> of(Route route) {
        return List.of(
                new DislocatedLeg(route.buy(), Side.CHEAP),
                new DislocatedLeg(route.sell(), Side.DEAR));
    }
}
