package dev.arbflow.jobs.pattern.suspect;

import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.Episode;

/**
 * That something looked like manipulation on a leg of an episode while it stood.
 *
 * @param route which way
 * @param openedUs since when the edge stood
 * @param looksLike venue and kind of each, for example {@code KRAKEN QUOTE_FLICKER}, in order
 */
@SuppressWarnings("ArrayRecordComponent") // a List would leave Flink's fast serializers
public record SuspectEpisode(Route route, long openedUs, String[] looksLike) {

    /** {@link Episode#id()}. */
    public String episodeId() {
        return Episode.idOf(route, openedUs);
    }
}
