package dev.arbflow.jobs.pattern.lsh;

/**
 * How shapes are hashed.
 *
 * @param metric which likeness the hash functions follow
 * @param points samples of a shape; shapes of another length are left out
 * @param smoothing neighbouring samples that are hashed by their mean, 1 for none; it hides what
 *     alternates from sample to sample, and is without effect on distances
 * @param tables independent hash tables, 1 to {@link #MAX_TABLES}
 * @param functions random projections that make up one table's bucket, 1 to {@link #MAX_FUNCTIONS}
 * @param bucketWidth width of a projection's slots, in units of a shape's length (every shape has
 *     length 1); without meaning for {@link Metric#COSINE}
 * @param probes further buckets that a query looks into in each table, 0 to {@link #MAX_PROBES}
 * @param seed makes the hash functions; the same everywhere a result is to be compared
 */
public record Hashing(
        Metric metric,
        int points,
        int smoothing,
        int tables,
        int functions,
        double bucketWidth,
        int probes,
        long seed) {
    /** More tables than this cost more than a scan. */
    public static final int MAX_TABLES = 64;

    /** The perturbations of one table fit into the bits of a {@code long}: two a function. */
    public static final int MAX_FUNCTIONS = 31;

    /** A bound on the effort of a query. */
    public static final int MAX_PROBES = 256;

    /** A family of hash functions. */
    public enum Metric {
        /** p-stable projections cut into slots (Datar, Immorlica, Indyk, Mirrokni 2004). */
        EUCLIDEAN,
        /** Signs of projections (Charikar 2002). */
        COSINE
    }

    /**
     * @throws IllegalArgumentException if a value is out of its range
     */
    public Hashing {
        inRange(points, 2, 4_096, "points of a shape");
        inRange(smoothing, 1, points, "smoothing");
        inRange(tables, 1, MAX_TABLES, "tables");
        inRange(functions, 1, MAX_FUNCTIONS, "functions");
        inRange(probes, 0, MAX_PROBES, "probes");
        if (!(bucketWidth > 0) || Double.isInfinite(bucketWidth)) {
            throw new IllegalArgumentException(
                    "bucket width must be a positive number, not " + bucketWidth);
        }
    }

    /** What docs/pattern-discovery.md measures, for shapes of 64 points. */
    public static Hashing standard() {
        return new Hashing(Metric.EUCLIDEAN, 64, 4, 6, 10, 0.33, 20, 20_261_123);
    }

    private static void inRange(int value, int least, int most, String name) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    name + " must be from " + least + " to " + most + ", not " + value);
        }
    }
}
