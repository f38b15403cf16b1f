package dev.arbflow.market.behaviour;

import dev.arbflow.market.Checks;
import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.Episode;

/**
 * Two venues of a market that moved alike not long ago, at prices further apart than both taker
 * fees.
 *
 * <p>A hint and not an opportunity: it compares mid prices and knows neither depth nor size. What
 * could have been taken is told by {@link Episode}.
 *
 * @param pair the last windows of both listings that were neighbours; they may have ended before
 *     those that are compared
 * @param buy the window on the venue with the lower mid, whose mid is compared
 * @param sell the window on the other venue, of the same moment
 * @param breakEvenBps the difference at which both taker fees leave nothing, basis points
 * @param feeVersion which fees
 */
public record PatternCandidate(
        SimilarPair pair, WindowRef buy, WindowRef sell, double breakEvenBps, String feeVersion) {

    /**
     * @throws IllegalArgumentException if both windows are not of one market and one moment, or one
     *     of them ended before the neighbours did
     */
    public PatternCandidate {
        Checks.that(
                buy.listing().market().equals(sell.listing().market()),
                "a candidate needs one market, not " + buy.listing() + " and " + sell.listing());
        Checks.that(buy.endUs() == sell.endUs(), "a candidate compares prices of one moment");
        Checks.that(
                pair.second().endUs() <= sell.endUs(), "neighbours must be known when compared");
    }

    /** The same log gives the same id. */
    public String id() {
        return buy.id() + '~' + sell.id();
    }

    /** Buys where the mid is lower. */
    public Route route() {
        return new Route(buy.listing().market(), buy.listing().venue(), sell.listing().venue());
    }

    /** How far the higher mid lies above the lower one, basis points of the lower. */
    public double grossBps() {
        return (sell.lastMid() / buy.lastMid() - 1) * 10_000;
    }

    /** When the prices were compared, event time in microseconds: the end of both windows. */
    public long timeUs() {
        return sell.endUs();
    }

    /** How long before that they were last seen to move alike, microseconds; 0 if they still do. */
    public long agoUs() {
        return timeUs() - pair.second().endUs();
    }
}
