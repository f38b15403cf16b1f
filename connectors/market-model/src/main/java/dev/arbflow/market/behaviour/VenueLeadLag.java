package dev.arbflow.market.behaviour;

import dev.arbflow.market.Market;
import dev.arbflow.market.Venue;

/**
 * Which of two venues of a market moved first in a period.
 *
 * <p>Exchange time says where prices were made first; receive time says which feed told us first,
 * network and venue's delivery included, and is what somebody who trades from here can use.
 *
 * @param market which market
 * @param first the venue whose name comes first
 * @param second the other one
 * @param startUs start of the period on our clock, inclusive
 * @param endUs end of the period, exclusive
 * @param firstMoves changes of the first venue's mid in the period
 * @param secondMoves changes of the second's
 * @param exchangeTime by the venues' clocks; its lag includes the difference of the two clocks,
 *     which its interval does not cover
 * @param receiveTime by ours
 */
public record VenueLeadLag(
        Market market,
        Venue first,
        Venue second,
        long startUs,
        long endUs,
        int firstMoves,
        int secondMoves,
        Estimate exchangeTime,
        Estimate receiveTime) {

    /** What can be said. */
    public enum Verdict {
        /** The second venue follows the first: the whole interval of the lag is above 0. */
        FIRST_LEADS,
        /** The first venue follows the second: the whole interval of the lag is below 0. */
        SECOND_LEADS,
        /**
         * They move alike, and the interval of the lag lies within a tenth of a second around 0.
         */
        TOGETHER,
        /** They move alike, but the interval of the lag is wide and holds 0. */
        UNDECIDED,
        /** Their moves have no more in common at any lag than chance would give. */
        NO_COMMON_MOVES,
        /** A venue moved too seldom; nothing was computed. */
        TOO_FEW_MOVES,
        /** The market moved more often than is kept of one period; nothing was computed. */
        TOO_MANY_MOVES,
        /** A venue does not say when its book changed; nothing was computed. */
        NO_EXCHANGE_TIME
    }

    /**
     * The lag by one clock.
     *
     * @param verdict what can be said
     * @param lagMs how long the second venue is behind the first, milliseconds; negative if it is
     *     ahead, NaN if their moves have nothing in common or nothing was computed
     * @param lowMs lower end of its interval of 95 %; NaN likewise
     * @param highMs upper end; NaN likewise
     * @param correlation covariance of the moves at their best lag over the root of both sums of
     *     squares; NaN if nothing was computed
     * @param p probability of a covariance as large at any lag if the moves have nothing in common;
     *     NaN likewise
     */
    public record Estimate(
            Verdict verdict,
            double lagMs,
            double lowMs,
            double highMs,
            double correlation,
            double p) {

        /** Stands for one that was not computed, for a reason. */
        public static Estimate none(Verdict reason) {
            return new Estimate(reason, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
    }

    /** Identity in stores: {@code MARKET|FIRST~SECOND@endUs}. */
    public String id() {
        return market.code() + '|' + first + '~' + second + '@' + endUs;
    }
}
