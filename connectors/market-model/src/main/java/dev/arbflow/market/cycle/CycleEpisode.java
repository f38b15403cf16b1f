package dev.arbflow.market.cycle;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Nullable;
import dev.arbflow.market.Side;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.FeeSchedule;
import dev.arbflow.market.arbitrage.Fill;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of event time during which a cycle was worth taking, as known so far. Amounts are in
 * the asset with which the cycle starts.
 *
 * @param id {@link Cycle#code()}, an at sign, and {@code openedUs}: the same log gives the same id
 * @param revision grows with every version of this episode, from 1
 * @param cycle over which books, in which order
 * @param closeReason why it ended; null while it is open
 * @param openedUs when the edge first stood above the opening threshold
 * @param detectedUs when it had stood there for the dwell time
 * @param lastUs when it was last seen; the end of a closed one
 * @param net course of the net edge
 * @param peak the moment of the largest profit
 * @param last the newest moment at which it stood
 * @param samples number of evaluations since {@code openedUs}
 * @param maxLegAgeUs largest time since any leg was proven alive
 * @param maxSkewUs largest difference of the moments that the legs showed
 * @param onset whether it was seen to begin
 * @param feeVersion {@link FeeSchedule#version()} it was computed with
 * @param ruleVersion {@link DetectionRule#version()} it was opened under
 * @param emittedUs our clock when this version left the job; differs between runs
 */
public record CycleEpisode(
        String id,
        int revision,
        Cycle cycle,
        CloseReason closeReason,
        long openedUs,
        long detectedUs,
        long lastUs,
        Episode.NetEdge net,
        Moment peak,
        Moment last,
        long samples,
        long maxLegAgeUs,
        long maxSkewUs,
        Episode.Onset onset,
        String feeVersion,
        int ruleVersion,
        long emittedUs) {

    /**
     * What could have been done at one moment.
     *
     * @param atUs newest moment for which all legs were proven then
     * @param cost what the first order pays, its fee included: the capital it takes
     * @param profit what the last order receives beyond that, after all fees
     * @param exhausted whether a book ran out, so that all of this is a lower bound
     * @param capped whether the most capital that may be planned with ended it, so that more was
     *     there
     * @param leg1 the first exchange
     * @param leg2 the second
     * @param leg3 the third
     * @param leg4 the fourth; null of a cycle of three
     */
    public record Moment(
            long atUs,
            BigDecimal cost,
            BigDecimal profit,
            boolean exhausted,
            boolean capped,
            Leg leg1,
            Leg leg2,
            Leg leg3,
            @Nullable Leg leg4) {

        /** The exchanges, in order. */
        public List<Leg> legs() {
            List<Leg> legs = new ArrayList<>(List.of(leg1, leg2, leg3));
            if (leg4 != null) {
                legs.add(leg4);
            }
            return legs;
        }

        /** Profit in basis points of the cost. */
        public double netBps() {
            return Fill.bps(profit, cost);
        }

        /** Time since the leg that was proven alive first, in microseconds. */
        public long maxAgeUs() {
            return legs().stream().mapToLong(Leg::ageUs).max().orElseThrow();
        }

        /** Largest difference of the moments that the legs show, in microseconds. */
        public long skewUs() {
            return maxAgeUs() - legs().stream().mapToLong(Leg::ageUs).min().orElseThrow();
        }
    }

    /**
     * One exchange of a moment.
     *
     * @param listing at which book
     * @param side whether its base is bought or sold
     * @param price the best price, quote units
     * @param quantity base units, in whole lots
     * @param vwap their mean price before the fee
     * @param feeRate what the venue charges a taker, 0.004 for 0.40 %
     * @param ageUs time since the book was proven alive
     */
    public record Leg(
            Listing listing,
            Side side,
            double price,
            BigDecimal quantity,
            BigDecimal vwap,
            BigDecimal feeRate,
            long ageUs) {}

    /** The identity of the episode that opened on a cycle at a moment. */
    public static String idOf(Cycle cycle, long openedUs) {
        return cycle.code() + '@' + openedUs;
    }

    /** Whether it has not ended yet. */
    public boolean isOpen() {
        return closeReason == null;
    }

    /** How long it has been taken for real so far, in microseconds. */
    public long lifetimeUs() {
        return lastUs - openedUs;
    }
}
