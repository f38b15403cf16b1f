package dev.arbflow.sandbox.sim;

import dev.arbflow.market.Listing;

/**
 * A stretch of model time in which one venue's book stands apart from the fair price.
 *
 * @param kind what a detector should make of it
 * @param listing whose book
 * @param shiftBps how far both sides move, in basis points; positive is up
 * @param thinNotional if positive, only one level of this cost (quote units) moves towards the
 *     other venues, so that the edge is real and not worth taking; zero moves the whole side
 * @param startUs model time at which the book jumps
 * @param durationUs until it jumps back
 */
public record Dislocation(
        Kind kind,
        Listing listing,
        double shiftBps,
        double thinNotional,
        long startUs,
        long durationUs) {

    /** What a detector should make of a dislocation. */
    public enum Kind {
        /** Worth taking after fees, and long enough: an episode. */
        CLEAR,
        /** Worth taking, but gone before the dwell time is over. */
        TOO_SHORT,
        /** A positive touch that the fees eat. */
        BELOW_FEES,
        /** Worth taking, but for next to nothing. */
        TOO_SMALL,
        /** Clear, but the venue's connection breaks meanwhile. */
        DISCONNECTED,
        /** Clear, but the venue's books fail their checksum meanwhile. */
        CHECKSUM_FAULT
    }

    /** Model time at which it is over. */
    public long endUs() {
        return startUs + durationUs;
    }
}
