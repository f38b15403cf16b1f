package dev.arbflow.market.behaviour;

import dev.arbflow.market.Checks;

/**
 * An earlier moment at which a market moved like now, and what came after it.
 *
 * @param query the window that was asked for
 * @param rank 1 for the nearest, 2 for the next, and so on
 * @param earlier a window of the same market, on any venue, that had ended when the query's began
 * @param distance as in {@link SimilarPair}
 * @param followedBy cluster of the first window of the same listing that began after {@code
 *     earlier} ended; {@link #UNKNOWN} if none came within a window's length
 * @param baseRate the share of all windows of the market's history that the same cluster followed,
 *     0 to 1: what would have been right by chance; NaN if {@code followedBy} is unknown
 */
public record Neighbour(
        WindowRef query,
        int rank,
        WindowRef earlier,
        double distance,
        int followedBy,
        double baseRate) {

    /** Stands for a cluster that is not known. */
    public static final int UNKNOWN = -1;

    /**
     * @throws IllegalArgumentException if the rank is below 1 or the windows overlap
     */
    public Neighbour {
        Checks.that(rank >= 1, "rank must be >= 1, not " + rank);
        Checks.that(
                earlier.endUs() <= query.startUs(),
                "a neighbour must have ended when the query's window began");
    }

    /** The same log gives the same id. */
    public String id() {
        return query.id() + '#' + rank;
    }

    /** How long ago it ended when the query's window ended, microseconds. */
    public long agoUs() {
        return query.endUs() - earlier.endUs();
    }

    /** Pearson's correlation of the two price paths, -1 to 1. */
    public double correlation() {
        return Shapes.correlation(distance);
    }
}
