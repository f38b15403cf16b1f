package dev.arbflow.sandbox.truth.seen;

import dev.arbflow.market.Route;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Episodes of a market that one venue's prices explain, from the first to the last end; what a
 * person has to hear of once.
 */
final class SeenCause {
    /** Episodes in the order in which they were known. */
    final List<SeenEpisode> episodes = new ArrayList<>();

    /** Those that were known at once when nothing of it was standing. */
    final List<SeenEpisode> first = new ArrayList<>();

    /** Each way to explain it: a venue, and what one does there. */
    final Set<String> explanations;

    /** Before this it is not to be told as opened, in proven time. */
    final long quietUntilUs;

    private final Set<SeenEpisode> open = new HashSet<>();

    SeenCause(Set<String> explanations, long quietUntilUs) {
        this.explanations = new HashSet<>(explanations);
        this.quietUntilUs = quietUntilUs;
    }

    static Set<String> explanations(Route route) {
        return Set.of("buy " + route.buy(), "sell " + route.sell());
    }

    /** Whether one venue would explain the route as well. */
    boolean explains(Route route) {
        return explanations(route).stream().anyMatch(explanations::contains);
    }

    void begins(SeenEpisode episode) {
        explanations.retainAll(explanations(episode.route()));
        episodes.add(episode);
        open.add(episode);
    }

    void ends(SeenEpisode episode) {
        open.remove(episode);
    }

    boolean has(SeenEpisode episode) {
        return open.contains(episode);
    }

    boolean isOver() {
        return open.isEmpty();
    }

    boolean isOneVenue() {
        return explanations.size() == 1;
    }

    /** Whether its opening has to be told of the episodes that came first. */
    boolean isDueAtOnce() {
        return first.stream().allMatch(each -> each.detectedUs() >= quietUntilUs);
    }

    /** Whether it may be told while it stands, when the quiet time is over. */
    boolean mayBeToldLater() {
        return lastUs() >= quietUntilUs;
    }

    long sinceUs() {
        return episodes.stream().mapToLong(SeenEpisode::openedUs).min().orElseThrow();
    }

    long lastUs() {
        return episodes.stream().mapToLong(SeenEpisode::lastUs).max().orElseThrow();
    }

    long routes() {
        return episodes.stream().map(SeenEpisode::route).distinct().count();
    }

    /** Mean net edge by the time for which each episode stood. */
    double meanBps() {
        double sum = 0;
        double time = 0;
        for (SeenEpisode each : episodes) {
            double stood = each.lastUs() - each.openedUs();
            sum += each.figures().meanBps() * stood;
            time += stood;
        }
        return sum / time;
    }

    /** The episode of it that a mail is about. */
    Optional<SeenEpisode> find(String id) {
        return episodes.stream().filter(each -> id(each).equals(id)).findFirst();
    }

    static String id(SeenEpisode episode) {
        return episode.route().code() + '@' + episode.openedUs();
    }
}
