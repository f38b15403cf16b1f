package dev.arbflow.jobs.pattern.kmeans;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Whether new fits keep replacing each other: the least agreement of each round of versions, from
 * one refit that is due to the next, and of those of a few rounds the median. Versions that only
 * learn on outnumber refits and agree whatever happens, so a mean of all would hide them; and one
 * regrouping, or two, are no news.
 */
final class RefitRounds {
    private static final int ROUNDS = 5;

    private final int versionsARound;
    private final Deque<Double> least = new ArrayDeque<>();
    private double leastNow = Double.POSITIVE_INFINITY;

    RefitRounds(int versionsARound) {
        this.versionsARound = versionsARound;
    }

    /** Takes the next version. */
    void add(ModelVersion version) {
        add(version.version(), version.agreement());
    }

    /**
     * Takes the next version.
     *
     * @param agreement with the one before, NaN if there was none
     */
    void add(long version, double agreement) {
        if (agreement < leastNow) {
            leastNow = agreement;
        }
        if (version % versionsARound == 0 && leastNow <= 1) {
            least.add(leastNow);
            leastNow = Double.POSITIVE_INFINITY;
        }
        if (least.size() > ROUNDS) {
            least.remove();
        }
    }

    /** The median of the newest rounds; NaN until there are enough. */
    double agreement() {
        return least.size() < ROUNDS
                ? Double.NaN
                : least.stream().sorted().skip(ROUNDS / 2).findFirst().orElseThrow();
    }
}
