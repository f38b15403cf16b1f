package dev.arbflow.market.behaviour;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Side;

/**
 * A stretch in which a listing's book or tape looked like a practice that market-abuse rules name.
 *
 * <p>It says what was seen from outside, never who did it or why: each of these shapes has honest
 * causes, and nobody but the venue knows who stood behind an order.
 *
 * @param listing where
 * @param kind what it looks like
 * @param side of the book that showed it, or the direction of the run; null where both sides belong
 *     to it
 * @param startUs when the first of its signals began
 * @param endUs when the last of its signals was seen
 * @param signals how many there were
 * @param peak the largest of them, in the unit of {@link Kind}
 * @param quantity base units that its signals showed or traded, all in all
 */
public record SuspectActivity(
        Listing listing,
        Kind kind,
        Side side,
        long startUs,
        long endUs,
        int signals,
        double peak,
        double quantity) {

    /** What it looks like. */
    public enum Kind {
        /**
         * Large quotes at the touch are gone before they can be hit, again and again. Peak: times
         * the size that is usual at the touch.
         */
        QUOTE_FLICKER,
        /**
         * Several large levels appear on one side, trades follow on the other, and the levels go
         * together. Peak: number of such levels.
         */
        LAYERING,
        /**
         * Takers buy and sell the same quantity at the same price in turn. Peak: 1 for each match.
         */
        WASH_PRINTS,
        /**
         * Price and traded volume run away from the other venues of the market. Peak: basis points
         * away from their median.
         */
        PUMP,
        /** A later release wrote a kind that is not known here. */
        UNKNOWN
    }

    /** Identity in stores: {@code VENUE|MARKET|KIND|SIDE@startUs}. */
    public String id() {
        return run() + '@' + startUs;
    }

    /** What belongs together: one kind on one side of one listing. */
    public String run() {
        return listing.code() + '|' + kind + '|' + (side == null ? "BOTH" : side);
    }

    /** The same stretch with one that comes after it. */
    public SuspectActivity with(SuspectActivity later) {
        return new SuspectActivity(
                listing,
                kind,
                side,
                Math.min(startUs, later.startUs),
                Math.max(endUs, later.endUs),
                signals + later.signals,
                Math.max(peak, later.peak),
                quantity + later.quantity);
    }
}
