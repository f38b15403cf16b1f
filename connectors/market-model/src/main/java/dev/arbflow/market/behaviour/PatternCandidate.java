package dev.arbflow.market.behaviour;

import dev.arbflow.market.Checks;
import dev.arbflow.market.Nullable;
import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.Episode;

/**
 * Two venues of a market at prices further apart than both taker fees, and what speaks for taking
 * that seriously.
 *
 * <p>A hint and not an opportunity: it compares mid prices and knows neither depth nor size. What
 * could have been taken is told by {@link Episode}.
 *
 * @param pair the last windows of both listings that were neighbours; they may have ended before
 *     those that are compared; null if none is remembered
 * @param buy the window on the venue with the lower mid, whose mid is compared
 * @param sell the window on the other venue, of the same moment
 * @param breakEvenBps the difference at which both taker fees leave nothing, basis points
 * @param feeVersion which fees
 * @param past what the difference of both was like before
 */
public record PatternCandidate(
        @Nullable SimilarPair pair,
        WindowRef buy,
        WindowRef sell,
        double breakEvenBps,
        String feeVersion,
        PastDifferences past) {
    /** Likeness, fading and clearness count alike. */
    private static final int PARTS = 3;

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
                pair == null || pair.second().endUs() <= sell.endUs(),
                "neighbours must be known when compared");
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
        return grossBpsOf(buy, sell);
    }

    /** The same of any two windows. */
    public static double grossBpsOf(WindowRef buy, WindowRef sell) {
        return (sell.lastMid() / buy.lastMid() - 1) * 10_000;
    }

    /**
     * How much speaks for it, 0 to 1: the mean of how alike both moved when they last did, of the
     * share of the difference that is expected to fade within a window, and of how clearly it
     * stands above the fees. What is unknown speaks for nothing.
     */
    public double score() {
        double likeness = pair == null ? 0 : Math.max(0, pair.correlation());
        return (likeness + past.fadingOrNone() + past.clearness(grossBps() - breakEvenBps)) / PARTS;
    }

    /** When the prices were compared, event time in microseconds: the end of both windows. */
    public long timeUs() {
        return sell.endUs();
    }

    /**
     * How long before that they were last seen to move alike, microseconds; 0 if they still do.
     *
     * @throws NullPointerException if they are not remembered to have
     */
    public long agoUs() {
        return timeUs() - pair.second().endUs();
    }
}
