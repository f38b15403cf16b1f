package dev.arbflow.jobs.config;

import java.io.Serializable;
import java.time.Duration;

/**
 * Which windows of a market are compared, and how many are kept for it.
 *
 * @param points samples of a shape; shapes of another length are left out
 * @param history event time for which a window can be found
 * @param mostWindows most windows of a market; the oldest gives way
 * @param cellsFrom from how many windows of a market on the search looks into the likeliest cells
 *     only; below that it is exact
 * @param alignment largest difference of the ends of two windows that count as one moment
 * @param neighbours how many of the nearest earlier moments are told, 1 to {@link #MAX_NEIGHBOURS}
 * @param neighbourDistance largest distance of a neighbour, above 0 and up to 2; 0.77 is a
 *     correlation of 0.70
 * @param maxDistance largest distance of a similar pair, above 0 and up to 2; 0.3 is a correlation
 *     of 0.955
 * @param memory how long after two listings moved alike their prices are compared, at most the
 *     history
 * @param discordMoments of how many moments of a market, each as long as a window, one is told for
 *     being the furthest from all before it; ten times as many are kept
 */
public record Similarity(
        int points,
        Duration history,
        int mostWindows,
        int cellsFrom,
        Duration alignment,
        int neighbours,
        double neighbourDistance,
        double maxDistance,
        Duration memory,
        int discordMoments)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** A bound on what one window can write into the stores. */
    public static final int MAX_NEIGHBOURS = 100;

    /** A bound on what a market can take of memory: 700 MB at 64 samples. */
    public static final int MAX_WINDOWS = 1_000_000;

    /** A bound on what is kept of a market: 800 kB. */
    public static final int MAX_DISCORD_MOMENTS = 10_000;

    private static final double MIRRORED = 2;

    /**
     * @throws IllegalArgumentException if a value is out of its range
     */
    public Similarity {
        check(points >= 2, "points of a shape must be >= 2, not " + points);
        Positive.check(history, "similarity-history-ms");
        Positive.check(memory, "similarity-memory-ms");
        check(
                memory.compareTo(history) <= 0,
                "similarity-memory-ms must be at most similarity-history-ms");
        check(!alignment.isNegative(), "similarity-alignment-ms must be >= 0, not " + alignment);
        InRange.check(mostWindows, 1, MAX_WINDOWS, "similarity-windows");
        InRange.check(cellsFrom, 1, Integer.MAX_VALUE, "similarity-cells-from");
        InRange.check(neighbours, 1, MAX_NEIGHBOURS, "similarity-neighbours");
        distance(neighbourDistance, "similarity-neighbour-distance");
        distance(maxDistance, "similarity-max-distance");
        InRange.check(discordMoments, 1, MAX_DISCORD_MOMENTS, "similarity-discord-moments");
    }

    /**
     * A day of history; the five nearest of a correlation of 0.70 and more; pairs of 0.955 and
     * more, compared for five minutes; the most unlike of a thousand moments.
     */
    public static Similarity standard() {
        return new Similarity(
                64,
                Duration.ofDays(1),
                65_536,
                4_096,
                Duration.ofSeconds(1),
                5,
                0.77,
                0.3,
                Duration.ofMinutes(5),
                1_000);
    }

    private static void distance(double value, String name) {
        check(
                value > 0 && value <= MIRRORED,
                name + " must be above 0 and at most 2, not " + value);
    }

    private static void check(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
