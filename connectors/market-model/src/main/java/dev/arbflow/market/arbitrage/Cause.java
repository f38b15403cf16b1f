package dev.arbflow.market.arbitrage;

import dev.arbflow.market.Nullable;

/**
 * Why there are episodes at the same time on several routes of a market: one venue's prices have
 * moved away from all others.
 *
 * @param id that of the first episode
 * @param leg the venue that all routes share; null while there is one route alone, of which either
 *     leg may be it
 * @param sinceUs when the first episode opened
 * @param routes how many routes had episodes of it
 * @param episodes how many episodes there were
 * @param meanBps mean net edge of those that are over, weighted by how long each stood; of one that
 *     stands alone, its mean so far
 * @param untilUs when it was last seen
 * @param toldBps net edge that was told before, in basis points; null if nothing was
 * @param leftShare how much of the size at the opening that was told was still there 250 ms later,
 *     from 0 to 1; null if that is not known, or not yet
 * @param ended why its last episode ended; null if none has
 */
public record Cause(
        String id,
        @Nullable DislocatedLeg leg,
        long sinceUs,
        int routes,
        int episodes,
        double meanBps,
        long untilUs,
        @Nullable Double toldBps,
        @Nullable Double leftShare,
        @Nullable CloseReason ended) {

    /** From the first opening to when it was last seen. */
    public long lifetimeUs() {
        return untilUs - sinceUs;
    }
}
