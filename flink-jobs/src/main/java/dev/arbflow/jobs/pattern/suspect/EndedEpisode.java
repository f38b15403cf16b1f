package dev.arbflow.jobs.pattern.suspect;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.behaviour.SuspectActivity;
import java.util.Comparator;

/**
 * What is remembered of an episode until all is known that was told of its time.
 *
 * @param route which way
 * @param openedUs since when the edge stood
 * @param lastUs until when
 */
record EndedEpisode(Route route, long openedUs, long lastUs) {
    static final Comparator<EndedEpisode> IN_ORDER =
            Comparator.comparing((EndedEpisode it) -> it.route().code())
                    .thenComparingLong(EndedEpisode::openedUs);

    static EndedEpisode of(Episode episode) {
        return new EndedEpisode(episode.route(), episode.openedUs(), episode.lastUs());
    }

    /** Whether an activity was on one of its legs while it stood. */
    boolean coincidesWith(SuspectActivity activity) {
        Listing where = activity.listing();
        return where.market().equals(route.market())
                && (where.venue() == route.buy() || where.venue() == route.sell())
                && activity.startUs() <= lastUs
                && activity.endUs() >= openedUs;
    }
}
