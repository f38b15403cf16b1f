package dev.arbflow.jobs.pattern.context;

import dev.arbflow.market.arbitrage.CloseReason;

/**
 * An earlier episode that began in similar behaviour, and what came of it.
 *
 * @param id {@link dev.arbflow.market.arbitrage.Episode#id()}
 * @param distance Euclidean distance of both legs' standardised features at the openings
 * @param closeReason why it ended
 * @param lifetimeUs how long it stood
 * @param peakBps highest net edge
 * @param profit largest, in quote units
 */
public record SimilarEpisode(
        String id,
        double distance,
        CloseReason closeReason,
        long lifetimeUs,
        double peakBps,
        double profit) {

    static SimilarEpisode of(KnownEpisode earlier, double distance) {
        return new SimilarEpisode(
                earlier.id(),
                distance,
                earlier.closeReason(),
                earlier.lastUs() - earlier.openedUs(),
                earlier.peakBps(),
                earlier.profit());
    }
}
