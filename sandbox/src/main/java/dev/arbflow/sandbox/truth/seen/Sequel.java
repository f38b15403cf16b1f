package dev.arbflow.sandbox.truth.seen;

import java.util.ArrayList;
import java.util.List;

/** The episodes of a route, and which of them go on with the one before. */
final class Sequel {
    private final List<SeenEpisode> episodes = new ArrayList<>();
    private final long rejoinUs;
    private long goesOnUntilUs = Long.MIN_VALUE;
    private SeenEpisode before;
    private int beforeTheCandidate;

    /**
     * @param rejoinUs longest time between two of which one goes on with the other; zero for none
     */
    Sequel(long rejoinUs) {
        this.rejoinUs = rejoinUs;
    }

    /** One opens now. */
    void opens(long nowUs) {
        before = nowUs <= goesOnUntilUs ? episodes.get(episodes.size() - 1) : null;
    }

    /** The episode with which the one goes on that is open; null if it stands for itself. */
    SeenEpisode before() {
        return before;
    }

    /** An episode is over. */
    void add(SeenEpisode episode, long nowUs) {
        episodes.add(episode);
        boolean mayGoOn = rejoinUs > 0 && episode.mayBeGoneOnWith();
        goesOnUntilUs = mayGoOn ? nowUs + rejoinUs : Long.MIN_VALUE;
    }

    /** A candidate begins, of which episodes may come. */
    void candidateBegins() {
        beforeTheCandidate = episodes.size();
    }

    List<SeenEpisode> ofTheCandidate() {
        return List.copyOf(episodes.subList(beforeTheCandidate, episodes.size()));
    }

    List<SeenEpisode> all() {
        return episodes;
    }
}
