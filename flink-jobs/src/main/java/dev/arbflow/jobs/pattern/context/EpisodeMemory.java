package dev.arbflow.jobs.pattern.context;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The newest episodes of a market, a bounded number of them, oldest first. */
final class EpisodeMemory {
    /** Some days of a busy market; comparing with all of them takes microseconds. */
    static final int MOST = 512;

    private final List<KnownEpisode> episodes;

    EpisodeMemory(List<KnownEpisode> episodes) {
        this.episodes = new ArrayList<>(episodes);
    }

    List<KnownEpisode> episodes() {
        return episodes;
    }

    boolean knows(String id) {
        return episodes.stream().anyMatch(episode -> episode.id().equals(id));
    }

    /** Remembers an opening, and forgets the oldest episode if there are too many. */
    void open(KnownEpisode opened) {
        episodes.add(opened);
        if (episodes.size() > MOST) {
            episodes.remove(0);
        }
    }

    /** Remembers the end of an episode that is remembered. */
    void close(KnownEpisode closed) {
        episodes.replaceAll(
                known -> known.id().equals(closed.id()) ? closed.with(known.features()) : known);
    }

    /** Those that had ended before a moment and began most alike, nearest first. */
    SimilarEpisode[] nearest(double[] features, long beforeUs, int most) {
        return episodes.stream()
                .filter(known -> known.isClosed() && known.lastUs() <= beforeUs)
                .filter(known -> known.features().length == features.length)
                .map(known -> SimilarEpisode.of(known, distance(known.features(), features)))
                .sorted(
                        Comparator.comparingDouble(SimilarEpisode::distance)
                                .thenComparing(SimilarEpisode::id))
                .limit(most)
                .toArray(SimilarEpisode[]::new);
    }

    private static double distance(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (one[i] - other[i]) * (one[i] - other[i]);
        }
        return Math.sqrt(sum);
    }
}
