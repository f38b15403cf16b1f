package dev.arbflow.jobs.pattern.context;

import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.Episode;

/**
 * The behaviour in which an episode opened.
 *
 * @param route which way
 * @param openedUs since when the edge stood
 * @param buy how the venue to buy on behaved; null if that is not known
 * @param sell how the venue to sell on behaved, likewise
 * @param similar the earlier episodes of the market that began most alike, nearest first
 */
@SuppressWarnings("ArrayRecordComponent") // a List would leave Flink's fast serializers
public record EpisodeContext(
        Route route, long openedUs, ClusterMark buy, ClusterMark sell, SimilarEpisode[] similar) {

    /** {@link Episode#id()}. */
    public String episodeId() {
        return Episode.idOf(route, openedUs);
    }
}
