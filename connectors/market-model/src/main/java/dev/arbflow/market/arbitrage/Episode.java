package dev.arbflow.market.arbitrage;

import dev.arbflow.market.Route;
import java.math.BigDecimal;

/**
 * A stretch of event time during which a route was worth taking, as known so far.
 *
 * @param id {@link Route#code()}, an at sign, and {@code openedUs}: the same log gives the same id
 * @param revision grows with every version of this episode, from 1
 * @param route which way
 * @param closeReason why it ended; null while it is open
 * @param openedUs when the edge first stood above the opening threshold
 * @param detectedUs when it had stood there for the dwell time
 * @param lastUs when it was last seen; the end of a closed one
 * @param net course of the net edge
 * @param peak the moment of the largest profit
 * @param maxQuantity largest size of the whole profitable fill at any moment, base units; null if a
 *     release wrote it that did not know it
 * @param samples number of evaluations since {@code openedUs}
 * @param maxLegAgeUs largest time since either leg was proven alive
 * @param maxSkewUs largest difference of the moments that the legs showed
 * @param feeVersion {@link FeeSchedule#version()} it was computed with
 * @param ruleVersion {@link DetectionRule#version()} it was opened under
 * @param emittedUs our clock when this version left the job; differs between runs
 */
public record Episode(
        String id,
        int revision,
        Route route,
        CloseReason closeReason,
        long openedUs,
        long detectedUs,
        long lastUs,
        NetEdge net,
        Peak peak,
        BigDecimal maxQuantity,
        long samples,
        long maxLegAgeUs,
        long maxSkewUs,
        String feeVersion,
        int ruleVersion,
        long emittedUs) {

    /**
     * How the net edge went, in basis points.
     *
     * @param openBps at {@code openedUs}
     * @param meanBps mean weighted by the time each value stood
     * @param peakBps largest
     * @param lastBps newest
     */
    public record NetEdge(double openBps, double meanBps, double peakBps, double lastBps) {}

    /**
     * The best that could have been done.
     *
     * @param quantity base units
     * @param cost quote units, fees included
     * @param profit quote units, after fees
     * @param buyPrice best ask of the buying venue
     * @param sellPrice best bid of the selling venue
     * @param exhausted whether a ladder ran out, so that all of this is a lower bound
     */
    public record Peak(
            BigDecimal quantity,
            BigDecimal cost,
            BigDecimal profit,
            double buyPrice,
            double sellPrice,
            boolean exhausted) {}

    /** The identity of the episode that opened on a route at a moment. */
    public static String idOf(Route route, long openedUs) {
        return route.code() + '@' + openedUs;
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
