package dev.arbflow.jobs.alert;

import dev.arbflow.jobs.state.RecordTypeFactory;
import dev.arbflow.market.arbitrage.Episode;
import java.util.Comparator;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * A version of an episode, and what is known of earlier ones of its route.
 *
 * @param episode as it is known now
 * @param pastEpisodes how many episodes of the route, the latest ones, the median is taken over
 * @param medianLifetimeUs how long half of them lasted at least; 0 if there is none
 */
@TypeInfo(RecordTypeFactory.class)
public record EpisodeNews(Episode episode, int pastEpisodes, long medianLifetimeUs) {

    /** The same however versions of several routes arrive. */
    static final Comparator<EpisodeNews> BY_ROUTE =
            Comparator.comparing((EpisodeNews news) -> news.episode().route().code())
                    .thenComparing(news -> news.episode().openedUs())
                    .thenComparing(news -> news.episode().revision());

    /** Net edge at the newest moment, in basis points. */
    double presentBps() {
        return episode.last().netBps();
    }
}
