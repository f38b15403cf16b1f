package dev.arbflow.jobs.config;

import java.io.Serializable;
import java.time.Duration;

/**
 * How windows are grouped by behaviour.
 *
 * @param clusters how many groups are looked for; there are fewer while fewer behaviours are seen
 * @param byEvidence whether another number is taken where the windows say so
 * @param decay what a batch leaves of the weight of all before it, above 0 and at most 1; 1 forgets
 *     nothing
 * @param batchSize windows that make a new version of the model
 * @param seedSize windows that make the first version, at least as many as clusters may be wanted
 * @param sampleSize newest windows that are kept to measure a version by and to fit anew, at least
 *     as many as clusters may be wanted; measuring takes time with its square
 * @param refitEvery versions after which a fit from scratch may replace the centroids if it is
 *     clearly better
 * @param driftThreshold distance, in standard deviations, that a centroid moves before an alarm
 * @param identityDistance distance, in standard deviations of the newest windows, over which a new
 *     fit inherits the label of a cluster
 * @param maxWait how long in event time a window waits for the first version
 * @param seed of everything that is drawn
 */
public record Clustering(
        int clusters,
        boolean byEvidence,
        double decay,
        int batchSize,
        int seedSize,
        int sampleSize,
        int refitEvery,
        double driftThreshold,
        double identityDistance,
        Duration maxWait,
        long seed)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** More groups than this nobody can name; it bounds the model that every assigner holds. */
    public static final int MAX_CLUSTERS = 256;

    /** As many groups are looked for where the windows say how many there are. */
    public static final int MAX_BY_EVIDENCE = 10;

    /** Bounds state and the time that a version's silhouette takes. */
    public static final int MAX_POINTS = 10_000;

    /**
     * @throws IllegalArgumentException if a value is out of its range
     */
    public Clustering {
        InRange.check(clusters, 1, MAX_CLUSTERS, "cluster-count");
        if (!(decay > 0 && decay <= 1)) {
            throw new IllegalArgumentException(
                    "cluster-decay must be above 0 and at most 1, not " + decay);
        }
        InRange.check(batchSize, 1, MAX_POINTS, "cluster-batch-size");
        InRange.check(
                seedSize, fewestPoints(clusters, byEvidence), MAX_POINTS, "cluster-seed-size");
        InRange.check(
                sampleSize, fewestPoints(clusters, byEvidence), MAX_POINTS, "cluster-sample-size");
        InRange.check(refitEvery, 1, Integer.MAX_VALUE, "cluster-refit-every");
        positive(driftThreshold, "cluster-drift-threshold");
        positive(identityDistance, "cluster-identity-distance");
        Positive.check(maxWait, "cluster-max-wait-ms");
    }

    /** What docs/pattern-discovery.md measures and recommends. */
    public static Clustering standard() {
        return new Clustering(
                6, false, 0.95, 50, 60, 1_000, 10, 1.0, 1.0, Duration.ofMinutes(10), 20_261_123);
    }

    /** What the first fit and a refit need, to find as many clusters as may be wanted. */
    public static int fewestPoints(int clusters, boolean byEvidence) {
        return byEvidence ? Math.max(clusters, MAX_BY_EVIDENCE) : clusters;
    }

    private static void positive(double value, String setting) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(
                    setting + " must be a positive number, not " + value);
        }
    }
}
