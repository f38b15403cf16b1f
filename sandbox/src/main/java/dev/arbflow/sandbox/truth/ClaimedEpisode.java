package dev.arbflow.sandbox.truth;

import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.Episode;

/**
 * What the job says it found.
 *
 * @param route which way
 * @param openedUs receive time at which the edge first stood above the threshold
 * @param detectedUs when it had stood there for the dwell time
 * @param closedUs when it was last seen
 * @param closeReason why it ended; null if it is still open
 */
public record ClaimedEpisode(
        Route route, long openedUs, long detectedUs, long closedUs, CloseReason closeReason) {

    public static ClaimedEpisode of(Episode episode) {
        return new ClaimedEpisode(
                episode.route(),
                episode.openedUs(),
                episode.detectedUs(),
                episode.lastUs(),
                episode.closeReason());
    }
}
