package dev.arbflow.market.behaviour;

import dev.arbflow.market.Checks;

/**
 * Two listings that moved alike at the same time.
 *
 * @param first the window that ended earlier; of two that ended together, the one whose listing
 *     comes first by name
 * @param second the other one, of another listing
 * @param distance Euclidean distance of the two price paths after each was brought to mean 0 and
 *     length 1, 0 (the same) to 2 (mirrored)
 */
public record SimilarPair(WindowRef first, WindowRef second, double distance) {

    /**
     * @throws IllegalArgumentException if both windows are of one listing
     */
    public SimilarPair {
        Checks.that(
                !first.listing().equals(second.listing()),
                "a similar pair needs two listings, not " + first.listing() + " twice");
    }

    /** The same log gives the same id. */
    public String id() {
        return first.id() + '~' + second.id();
    }

    /** How much later the second window ended, microseconds, 0 or more. */
    public long lagUs() {
        return second.endUs() - first.endUs();
    }

    /** Pearson's correlation of the two price paths, -1 to 1. */
    public double correlation() {
        return Shapes.correlation(distance);
    }
}
