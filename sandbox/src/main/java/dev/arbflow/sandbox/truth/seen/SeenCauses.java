package dev.arbflow.sandbox.truth.seen;

import dev.arbflow.market.Market;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
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
    private final Limits limits;
    private final Predicate<SeenCause> told;
    private final List<SeenCause> places = new ArrayList<>();
    private final Set<SeenCause> standing = new LinkedHashSet<>();
    private final List<SeenCause> over = new ArrayList<>();

    private SeenCauses(Limits limits, Predicate<SeenCause> told) {
        this.limits = limits;
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
            List<SeenEpisode> episodes, Limits limits, Predicate<SeenCause> told) {
        Map<Market, List<SeenEpisode>> markets =
                episodes.stream().collect(Collectors.groupingBy(each -> each.route().market()));
        List<SeenCause> all = new ArrayList<>();
        markets.values()
                .forEach(
                        market -> {
                            SeenCauses causes = new SeenCauses(limits, told);
                            causes.byMillisecond(market).values().forEach(causes::known);
                            all.addAll(causes.over);
                        });
        return all;
    }

    private SortedMap<Long, List<News>> byMillisecond(List<SeenEpisode> episodes) {
        SortedMap<Long, List<News>> news = new TreeMap<>();
        for (SeenEpisode each : episodes) {
            add(news, new News(each.toldUs() / 1_000, each, false));
            add(news, new News(each.overUs() / 1_000 + resumableMs(each), each, true));
        }
        return news;
    }

    /** How long something may go on with it after its end. */
    private long resumableMs(SeenEpisode episode) {
        boolean mayGoOn = limits.rejoinUs() > 0 && episode.mayBeGoneOnWith();
        return mayGoOn ? limits.rejoinUs() / 1_000 + 1 : 0;
    }

    private static void add(SortedMap<Long, List<News>> all, News news) {
        all.computeIfAbsent(news.ms(), ms -> new ArrayList<>()).add(news);
    }

    private void known(List<News> atOnce) {
        atOnce.stream().filter(this::isFinal).forEach(this::ends);
        moveWhatIsOver();
        Set<SeenCause> begun = new HashSet<>();
        atOnce.sort(
                Comparator.comparing((News news) -> news.episode().route().code())
                        .thenComparing(news -> news.episode().openedUs())
                        .thenComparing(News::end));
        for (News news : atOnce) {
            SeenEpisode episode = news.episode();
            if (news.end()) {
                ends(news);
            } else {
                SeenCause cause = belongsTo(news, begun);
                cause.begins(episode);
                if (begun.contains(cause)) {
                    cause.first.add(episode);
                }
            }
        }
        moveWhatIsOver();
    }

    /** Whether it is known since some time that it has ended. */
    private boolean isFinal(News news) {
        return news.end() && resumableMs(news.episode()) > 0;
    }

    private void ends(News news) {
        standing.stream()
                .filter(each -> each.has(news.episode()))
                .forEach(each -> each.ends(news.episode()));
    }

    private SeenCause belongsTo(News news, Set<SeenCause> begun) {
        SeenEpisode episode = news.episode();
        SeenCause near =
                places.stream()
                        .filter(each -> each.explains(episode.route()))
                        .filter(each -> standing.contains(each) || isQuiet(each, episode))
                        .min(
                                Comparator.comparing((SeenCause each) -> !isPresent(each, news))
                                        .thenComparing(each -> !standing.contains(each))
                                        .thenComparing(each -> !each.isOneVenue()))
                        .orElse(null);
        if (near != null && standing.contains(near)) {
            return near;
        }
        SeenCause fresh =
                new SeenCause(
                        SeenCause.explanations(episode.route()),
                        near == null ? Long.MIN_VALUE : quietUntilUs(near));
        if (near == null) {
            places.add(fresh);
        } else {
            places.set(places.indexOf(near), fresh);
        }
        standing.add(fresh);
        begun.add(fresh);
        return fresh;
    }

    /** Whether something of it has not ended when something is known of another. */
    private boolean isPresent(SeenCause cause, News news) {
        return standing.contains(cause)
                && cause.episodes.stream().anyMatch(each -> each.overUs() / 1_000 > news.ms());
    }

    private boolean isQuiet(SeenCause past, SeenEpisode episode) {
        return episode.detectedUs() < quietUntilUs(past);
    }

    private long quietUntilUs(SeenCause past) {
        return told.test(past) ? past.lastUs() + limits.cooldownUs() : past.quietUntilUs;
    }

    private void moveWhatIsOver() {
        List<SeenCause> ended = standing.stream().filter(SeenCause::isOver).toList();
        over.addAll(ended);
        ended.forEach(standing::remove);
    }
}
