package dev.arbflow.jobs.alert;

import dev.arbflow.market.Nullable;
import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.Episode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The episodes of a cause from the first opening to the last end, and on until none can go on with
 * what has ended.
 *
 * @param id that of the first
 * @param sinceUs when that opened
 * @param routes of all of them, each once
 * @param open the newest version of each that has not ended
 * @param best the one with the largest profit of those that have; null if none has
 * @param episodes how many there were
 * @param bpsUs mean net edge times lifetime, added up over those that have ended
 * @param stoodUs their lifetimes, added up
 * @param untilUs when the last of them was seen
 * @param lastEnd why the last one ended that has; null if none has
 * @param resumableUntilUs event time before which another episode still belongs to it although none
 *     is open
 */
record Standing(
        String id,
        long sinceUs,
        List<Route> routes,
        List<EpisodeNews> open,
        @Nullable EpisodeNews best,
        int episodes,
        double bpsUs,
        long stoodUs,
        long untilUs,
        @Nullable CloseReason lastEnd,
        long resumableUntilUs) {

    private static final Comparator<EpisodeNews> PRESENT_EDGE =
            Comparator.comparingDouble(EpisodeNews::presentBps)
                    .thenComparing(EpisodeNews.BY_ROUTE.reversed());
    private static final Comparator<EpisodeNews> PROFIT =
            Comparator.comparing((EpisodeNews news) -> news.episode().peak().profit())
                    .thenComparing(EpisodeNews.BY_ROUTE.reversed());

    static Standing of(EpisodeNews first) {
        Episode episode = first.episode();
        return new Standing(
                episode.id(),
                episode.openedUs(),
                List.of(episode.route()),
                List.of(first),
                null,
                1,
                0,
                0,
                episode.lastUs(),
                null,
                Long.MIN_VALUE);
    }

    boolean has(String episodeId) {
        return open.stream().anyMatch(news -> news.episode().id().equals(episodeId));
    }

    /** Whether none of its episodes is open. */
    boolean isInterrupted() {
        return open.isEmpty();
    }

    /** Whether none is open and none can go on with it any more. */
    boolean isOver(long nowUs) {
        return isInterrupted() && nowUs >= resumableUntilUs;
    }

    /** The open episode with the largest net edge now; the ended one with the largest profit. */
    EpisodeNews shown() {
        return open.stream().max(PRESENT_EDGE).orElse(best);
    }

    /** When its end could be known: once none could go on with it any more, event time. */
    long endedUs() {
        return Math.max(untilUs, resumableUntilUs);
    }

    /** Mean net edge over all that has ended; of the open one while none has. */
    double meanBps() {
        return stoodUs > 0 ? bpsUs / stoodUs : shown().episode().net().meanBps();
    }

    Standing joinedBy(EpisodeNews other) {
        Route route = other.episode().route();
        List<Route> all =
                routes.contains(route)
                        ? routes
                        : Stream.concat(routes.stream(), Stream.of(route)).toList();
        return new Standing(
                id,
                Math.min(sinceUs, other.episode().openedUs()),
                all,
                openWith(other),
                best,
                episodes + 1,
                bpsUs,
                stoodUs,
                Math.max(untilUs, other.episode().lastUs()),
                lastEnd,
                resumableUntilUs);
    }

    /**
     * With the next version of an episode that it has.
     *
     * @param resumableUs until when another may go on with it if it has ended, event time
     */
    Standing with(EpisodeNews news, long resumableUs) {
        long seenUs = Math.max(untilUs, news.episode().lastUs());
        return news.episode().isOpen()
                ? new Standing(
                        id,
                        sinceUs,
                        routes,
                        openWith(news),
                        best,
                        episodes,
                        bpsUs,
                        stoodUs,
                        seenUs,
                        lastEnd,
                        resumableUntilUs)
                : ended(news, seenUs, Math.max(resumableUntilUs, resumableUs));
    }

    /** Without the open episodes that began at a time or before it: their end is never told. */
    Standing withoutThoseUntil(long latestUs) {
        return new Standing(
                id,
                sinceUs,
                routes,
                open.stream().filter(news -> news.episode().openedUs() > latestUs).toList(),
                best,
                episodes,
                bpsUs,
                stoodUs,
                untilUs,
                lastEnd,
                resumableUntilUs);
    }

    /** When the first of the open ones began; empty if none is open. */
    Optional<Long> oldestUs() {
        return open.stream().map(news -> news.episode().openedUs()).min(Long::compare);
    }

    private Standing ended(EpisodeNews news, long seenUs, long resumableUs) {
        Episode episode = news.episode();
        boolean better = best == null || PROFIT.compare(news, best) > 0;
        return new Standing(
                id,
                sinceUs,
                routes,
                openWithout(episode.id()),
                better ? news : best,
                episodes,
                bpsUs + episode.net().meanBps() * episode.lifetimeUs(),
                stoodUs + episode.lifetimeUs(),
                seenUs,
                episode.closeReason(),
                resumableUs);
    }

    private List<EpisodeNews> openWith(EpisodeNews news) {
        List<EpisodeNews> others = new ArrayList<>(openWithout(news.episode().id()));
        others.add(news);
        return List.copyOf(others);
    }

    private List<EpisodeNews> openWithout(String episodeId) {
        return open.stream().filter(news -> !news.episode().id().equals(episodeId)).toList();
    }
}
