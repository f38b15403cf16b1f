package dev.arbflow.sandbox.page;

import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.sandbox.page.Content.EpisodeView;
import dev.arbflow.sandbox.page.Content.EpisodesView;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The open episodes and the newest closed ones. */
final class EpisodeShelf {
    /** How many closed ones are remembered. */
    static final int RECENT = 200;

    /** How many of them are shown. */
    private static final int SHOWN = 60;

    private final Map<String, Episode> open = new LinkedHashMap<>();
    private final Deque<Episode> closed = new ArrayDeque<>();
    private final Map<String, Long> closedBy = new TreeMap<>();
    private long found;

    /** Notes a version of an episode; an older one than is known changes nothing. */
    void add(Episode episode) {
        Episode known = open.get(episode.id());
        if (known != null && known.revision() >= episode.revision()) {
            return;
        }
        if (known == null) {
            if (isClosed(episode.id())) {
                return;
            }
            found++;
        }
        if (episode.isOpen()) {
            open.put(episode.id(), episode);
            return;
        }
        open.remove(episode.id());
        closed.addFirst(episode);
        closedBy.merge(episode.closeReason().name(), 1L, Long::sum);
        if (closed.size() > RECENT) {
            closed.removeLast();
        }
    }

    /** Ids of the closed ones that are shown. */
    List<String> shown() {
        return closed.stream().limit(SHOWN).map(Episode::id).toList();
    }

    /**
     * @param looksLike what suspect activity was on a leg while it stood, by episode
     */
    EpisodesView view(Map<String, List<String>> looksLike) {
        return new EpisodesView(
                found,
                Map.copyOf(closedBy),
                medianLifetimeMs(),
                open.values().stream()
                        .sorted(Comparator.comparing(Episode::openedUs).reversed())
                        .map(each -> view(each, List.of()))
                        .toList(),
                closed.stream()
                        .limit(SHOWN)
                        .map(each -> view(each, looksLike.getOrDefault(each.id(), List.of())))
                        .toList());
    }

    private boolean isClosed(String id) {
        return closed.stream().anyMatch(episode -> episode.id().equals(id));
    }

    private Long medianLifetimeMs() {
        List<Long> lifetimes = closed.stream().map(Episode::lifetimeUs).sorted().toList();
        return lifetimes.isEmpty() ? null : (Long) (lifetimes.get(lifetimes.size() / 2) / 1_000);
    }

    private static EpisodeView view(Episode episode, List<String> looksLike) {
        return new EpisodeView(
                episode.id(),
                episode.route().market().code(),
                episode.route().buy().name(),
                episode.route().sell().name(),
                episode.isOpen() ? null : episode.closeReason().name(),
                episode.openedUs() / 1_000,
                episode.lastUs() / 1_000,
                episode.lifetimeUs() / 1e3,
                episode.net().lastBps(),
                episode.net().meanBps(),
                episode.net().peakBps(),
                episode.peak().quantity().doubleValue(),
                episode.peak().profit().doubleValue(),
                episode.peak().exhausted(),
                looksLike);
    }
}
