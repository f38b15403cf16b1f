package dev.arbflow.sandbox.truth.seen;

import dev.arbflow.market.Market;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Puts the episodes of a market together that one venue explains.
 *
 * <p>An episode belongs to what stands when it becomes known, best to what has one explanation
 * only, or to what was told so lately that it is to be quiet.
 */
final class SeenCauses {
    private final long cooldownUs;
    private final Predicate<SeenCause> told;
    private final List<SeenCause> places = new ArrayList<>();
    private final Set<SeenCause> standing = new HashSet<>();
    private final List<SeenCause> over = new ArrayList<>();

    private SeenCauses(long cooldownUs, Predicate<SeenCause> told) {
        this.cooldownUs = cooldownUs;
        this.told = told;
    }

    /** Something becomes known of an episode. */
    private record News(long ms, SeenEpisode episode, boolean end) {}

    /**
     * All causes that are over, and those that stand at the end.
     *
     * @param told whether a person has heard of one that is over
     */
    static List<SeenCause> of(
            List<SeenEpisode> episodes, long cooldownUs, Predicate<SeenCause> told) {
        Map<Market, List<SeenEpisode>> markets =
                episodes.stream().collect(Collectors.groupingBy(each -> each.route().market()));
        List<SeenCause> all = new ArrayList<>();
        markets.values()
                .forEach(
                        market -> {
                            SeenCauses causes = new SeenCauses(cooldownUs, told);
                            byMillisecond(market).values().forEach(causes::known);
                            all.addAll(causes.over);
                        });
        return all;
    }

    private static SortedMap<Long, List<News>> byMillisecond(List<SeenEpisode> episodes) {
        SortedMap<Long, List<News>> news = new TreeMap<>();
        for (SeenEpisode each : episodes) {
            add(news, new News(each.toldUs() / 1_000, each, false));
            add(news, new News(each.overUs() / 1_000, each, true));
        }
        return news;
    }

    private static void add(SortedMap<Long, List<News>> all, News news) {
        all.computeIfAbsent(news.ms(), ms -> new ArrayList<>()).add(news);
    }

    private void known(List<News> atOnce) {
        Set<SeenCause> begun = new HashSet<>();
        atOnce.sort(
                Comparator.comparing((News news) -> news.episode().route().code())
                        .thenComparing(news -> news.episode().openedUs())
                        .thenComparing(News::end));
        for (News news : atOnce) {
            SeenEpisode episode = news.episode();
            if (news.end()) {
                standing.stream()
                        .filter(each -> each.has(episode))
                        .forEach(each -> each.ends(episode));
            } else {
                SeenCause cause = belongsTo(episode, begun);
                cause.begins(episode);
                if (begun.contains(cause)) {
                    cause.first.add(episode);
                }
            }
        }
        standing.removeIf(each -> each.isOver() && isOver(each));
    }

    private SeenCause belongsTo(SeenEpisode episode, Set<SeenCause> begun) {
        SeenCause near =
                places.stream()
                        .filter(each -> each.explains(episode.route()))
                        .filter(each -> standing.contains(each) || isQuiet(each, episode))
                        .min(
                                Comparator.comparing((SeenCause each) -> !standing.contains(each))
                                        .thenComparing(each -> !each.isOneVenue()))
                        .orElse(null);
        if (near != null && standing.contains(near)) {
            return near;
        }
        SeenCause fresh =
                near == null
                        ? new SeenCause(SeenCause.explanations(episode.route()), Long.MIN_VALUE)
                        : new SeenCause(near.explanations, quietUntilUs(near));
        if (near == null) {
            places.add(fresh);
        } else {
            places.set(places.indexOf(near), fresh);
        }
        standing.add(fresh);
        begun.add(fresh);
        return fresh;
    }

    private boolean isQuiet(SeenCause past, SeenEpisode episode) {
        return episode.detectedUs() < quietUntilUs(past);
    }

    private long quietUntilUs(SeenCause past) {
        return told.test(past) ? past.lastUs() + cooldownUs : past.quietUntilUs;
    }

    private boolean isOver(SeenCause cause) {
        over.add(cause);
        return true;
    }
}
