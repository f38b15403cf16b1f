package dev.arbflow.jobs.config;

import java.io.Serializable;
import java.time.Duration;

/**
 * Which windows are compared, and how many are kept for it.
 *
 * @param hashing how windows that are alike find each other
 * @param history event time for which a window can be found
 * @param alignment largest difference of the ends of two windows that count as one moment
 * @param bucketCap most windows of one bucket; the oldest gives way
 * @param neighbours how many of the nearest earlier windows are told, 1 to {@link #MOST_NEIGHBOURS}
 * @param maxDistance largest distance of a similar pair, above 0 and up to 2; 0.3 is a correlation
 *     of 0.955
 * @param memory how long after two listings moved alike their prices are compared
 */
public record Similarity(
        Hashing hashing,
        Duration history,
        Duration alignment,
        int bucketCap,
        int neighbours,
        double maxDistance,
        Duration memory)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** A bound on what one window can write into the stores. */
    public static final int MOST_NEIGHBOURS = 100;

    private static final double MIRRORED = 2;

    /**
     * @throws IllegalArgumentException if a value is out of its range
     */
    public Similarity {
        Positive.check(history, "similarity-history-ms");
        Positive.check(memory, "similarity-memory-ms");
        check(!alignment.isNegative(), "similarity-alignment-ms must be >= 0, not " + alignment);
        check(bucketCap >= 1, "similarity-bucket-cap must be >= 1, not " + bucketCap);
        check(
                neighbours >= 1 && neighbours <= MOST_NEIGHBOURS,
                "similarity-neighbours must be from 1 to "
                        + MOST_NEIGHBOURS
                        + ", not "
                        + neighbours);
        check(
                maxDistance > 0 && maxDistance <= MIRRORED,
                "similarity-max-distance must be above 0 and at most 2, not " + maxDistance);
    }

    /**
     * A day of history; pairs of a correlation of 0.955 and more, compared for five minutes; the
     * five nearest.
     */
    public static Similarity standard() {
        return new Similarity(
                Hashing.standard(),
                Duration.ofDays(1),
                Duration.ofSeconds(1),
                1_000,
                5,
                0.3,
                Duration.ofMinutes(5));
    }

    private static void check(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
