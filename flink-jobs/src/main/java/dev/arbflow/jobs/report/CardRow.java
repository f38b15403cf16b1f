package dev.arbflow.jobs.report;

import java.util.concurrent.TimeUnit;

/**
 * What is known of a cluster at a moment: a window in it, or an episode whose legs were in it.
 *
 * @param where {@code VENUE|BASE/QUOTE} of a window, {@code BASE/QUOTE|BUY>SELL} of an episode
 * @param atUs end of the window, or opening of the episode
 * @param cluster of the window, or of the venue to buy on; or {@link WindowRow#UNKNOWN}
 * @param other of the venue to sell on, likewise; unknown in a window
 * @param raw what the window measured, by feature; empty in an episode
 * @param edgeBps mean net edge of the episode
 * @param lifetimeMs how long the episode stood, NaN while it stands
 */
@SuppressWarnings("ArrayRecordComponent") // a row on its way, never compared
public record CardRow(
        String where,
        long atUs,
        int cluster,
        int other,
        double[] raw,
        double edgeBps,
        double lifetimeMs) {
    private static final double[] NOTHING = {};
    private static final long BLOCK_US = TimeUnit.MINUTES.toMicros(10);

    static CardRow of(WindowRow window) {
        return new CardRow(
                window.listing(),
                window.endUs(),
                window.cluster(),
                WindowRow.UNKNOWN,
                window.raw(),
                Double.NaN,
                Double.NaN);
    }

    static CardRow of(EpisodeRow episode) {
        boolean open = episode.closeReason().equals(EpisodeRow.OPEN);
        return new CardRow(
                episode.route(),
                episode.openedUs(),
                episode.buyCluster(),
                episode.sellCluster(),
                NOTHING,
                episode.meanBps(),
                open ? Double.NaN : episode.lifetimeMs());
    }

    boolean isEpisode() {
        return raw.length == 0;
    }

    boolean isIn(int label) {
        return cluster == label || other == label;
    }

    /** The market and ten minutes, so that a sample keeps windows beside those that follow them. */
    String block() {
        int bar = where.indexOf('|');
        String market = isEpisode() ? where.substring(0, bar) : where.substring(bar + 1);
        return market + '@' + Math.floorDiv(atUs, BLOCK_US);
    }

    String venue() {
        return where.substring(0, where.indexOf('|'));
    }
}
