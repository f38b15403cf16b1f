package dev.arbflow.jobs.report;

import dev.arbflow.market.arbitrage.CloseReason;

/**
 * What the report needs of an episode.
 *
 * @param route {@code BASE/QUOTE|BUY>SELL}
 * @param openedUs when it opened, event time
 * @param lifetimeMs how long it stood
 * @param stoodMs how long it stood after it had lasted for the dwell time
 * @param unseen whether it stood already when both books could first be relied on
 * @param closeReason why it ended, {@code OPEN} if it has not
 * @param meanBps net edge over its life, basis points
 * @param peakBps largest net edge, basis points
 * @param profit best profit, quote units after fees
 * @param buyCluster behaviour of the venue to buy on when it opened, or {@link WindowRow#UNKNOWN}
 * @param sellCluster of the venue to sell on, likewise
 * @param looksLike suspect activity on its legs while it stood, for people; empty if there was none
 */
public record EpisodeRow(
        String route,
        long openedUs,
        double lifetimeMs,
        double stoodMs,
        boolean unseen,
        String closeReason,
        double meanBps,
        double peakBps,
        double profit,
        int buyCluster,
        int sellCluster,
        String looksLike) {

    /** Stands for the reason of an episode that goes on. */
    public static final String OPEN = "OPEN";

    /** Whether its edge was gone, and not only lost from sight. */
    boolean ended() {
        return closeReason.equals(CloseReason.SPREAD_COLLAPSED.name());
    }
}
