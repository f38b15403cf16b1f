package dev.arbflow.jobs.pattern.context;

import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.Episode;

/**
 * What is remembered of an episode, to compare later ones with.
 *
 * @param id {@link Episode#id()}
 * @param openedUs since when the edge stood
 * @param lastUs the end of a closed one
 * @param closeReason why it ended; null while it is open
 * @param peakBps highest net edge
 * @param profit largest, in quote units
 * @param features of the buying and then the selling leg at its opening, standardised; empty if
 *     they were not known
 */
@SuppressWarnings("ArrayRecordComponent") // read-only by convention, like Ladder
record KnownEpisode(
        String id,
        long openedUs,
        long lastUs,
        CloseReason closeReason,
        double peakBps,
        double profit,
        double[] features) {

    static KnownEpisode of(Episode episode) {
        return new KnownEpisode(
                episode.id(),
                episode.openedUs(),
                episode.lastUs(),
                episode.closeReason(),
                episode.net().peakBps(),
                episode.peak().profit().doubleValue(),
                new double[0]);
    }

    boolean isClosed() {
        return closeReason != null;
    }

    KnownEpisode with(double[] newFeatures) {
        return new KnownEpisode(id, openedUs, lastUs, closeReason, peakBps, profit, newFeatures);
    }
}
