package dev.arbflow.jobs.report;

/**
 * What the report needs of an episode.
 *
 * @param route {@code BASE/QUOTE|BUY>SELL}
 * @param openedUs when it opened, event time
 * @param lifetimeMs how long it stood
 * @param closeReason why it ended, {@code OPEN} if it has not
 * @param meanBps net edge over its life, basis points
 * @param peakBps largest net edge, basis points
 * @param profit best profit, quote units after fees
 */
public record EpisodeRow(
        String route,
        long openedUs,
        double lifetimeMs,
        String closeReason,
        double meanBps,
        double peakBps,
        double profit) {

    /** Stands for the reason of an episode that goes on. */
    public static final String OPEN = "OPEN";
}
