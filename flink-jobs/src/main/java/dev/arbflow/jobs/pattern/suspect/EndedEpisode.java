package dev.arbflow.jobs.pattern.suspect;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.behaviour.SuspectActivity;
import java.util.Comparator;
import java.util.Set;

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
        return legs().contains(activity.listing())
                && activity.startUs() <= lastUs
                && activity.endUs() >= openedUs;
    }

    /** Where is bought and sold, and where the currency of a leg in another one is exchanged. */
    Set<Listing> legs() {
        return route.conversion() == null
                ? Set.of(route.buyListing(), route.sellListing())
                : Set.of(route.buyListing(), route.sellListing(), route.conversion().over());
    }

    /** An activity in words; on another market than that of the route it says which. */
    String looksLike(SuspectActivity activity) {
        Listing where = activity.listing();
        boolean here = where.market().equals(route.market());
        return (here ? where.venue().name() : where.code()) + ' ' + activity.kind();
    }
}
