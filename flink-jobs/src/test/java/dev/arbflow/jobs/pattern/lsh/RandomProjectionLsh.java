package dev.arbflow.jobs.pattern.lsh;

import java.util.Random;

/**
 * Puts shapes that are alike into the same bucket more often than others, several times over.
 *
 * <p>What is hashed may be a smoothed path (piecewise aggregate approximation, Keogh et al. 2001):
 * paths differ mostly in their course and resemble each other mostly up to their noise, so
 * functions that do not see the noise tell more apart. Smoothing never moves two paths further
 * apart.
 *
 * <p>Each table has its own functions; a bucket is what all functions of a table agree on. Buckets
 * are 64-bit mixtures of the functions' values: two buckets that fall together by accident, one in
 * 2^64, cost time and no result, since candidates are compared exactly.
 */
public final class RandomProjectionLsh {
    private final Hashing hashing;
    private final HashFamily family;
    private final double[][] directions;
    private final double[] offsets;

    /** Draws the hash functions from the seed; the same settings give the same ones anywhere. */
    public RandomProjectionLsh(Hashing hashing) {
        this.hashing = hashing;
        this.family = HashFamily.of(hashing);
        Random random = new Random(hashing.seed());
        boolean slots = hashing.metric() == Hashing.Metric.EUCLIDEAN;
        double scale = slots ? 1 / hashing.bucketWidth() : 1;
        int all = hashing.tables() * hashing.functions();
        directions = new double[all][];
        offsets = new double[all];
        for (int i = 0; i < all; i++) {
            directions[i] = direction(random, scale);
            offsets[i] = slots ? random.nextDouble() : 0;
        }
    }

    /** Normally distributed, the same for all samples that are smoothed into one. */
    private double[] direction(Random random, double scale) {
        int smoothing = hashing.smoothing();
        double[] direction = new double[hashing.points()];
        double shared = 0;
        for (int i = 0; i < direction.length; i++) {
            if (i % smoothing == 0) {
                shared = random.nextGaussian() * scale / Math.sqrt(smoothing);
            }
            direction[i] = shared;
        }
        return direction;
    }

    /** The bucket in which a shape is kept. */
    public long home(int table, float[] shape) {
        return mix(family.values(projections(table, shape)));
    }

    /**
     * The buckets in which to look for what is near a shape: its home, then others, the likeliest
     * first.
     *
     * @param probes how many others; there may be fewer
     */
    public long[] lookups(int table, float[] shape, int probes) {
        double[] projections = projections(table, shape);
        int[] home = family.values(projections);
        int[][] others = new Perturbations(family.changes(projections)).cheapest(home, probes);
        long[] buckets = new long[1 + others.length];
        buckets[0] = mix(home);
        for (int i = 0; i < others.length; i++) {
            buckets[i + 1] = mix(others[i]);
        }
        return buckets;
    }

    private double[] projections(int table, float[] shape) {
        int functions = hashing.functions();
        double[] projections = new double[functions];
        for (int i = 0; i < functions; i++) {
            double[] direction = directions[table * functions + i];
            double sum = offsets[table * functions + i];
            for (int j = 0; j < shape.length; j++) {
                sum += direction[j] * shape[j];
            }
            projections[i] = sum;
        }
        return projections;
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014) over one value after the other. */
    private static long mix(int[] values) {
        long mixed = 0x9e3779b97f4a7c15L;
        for (int value : values) {
            mixed = (mixed ^ value) * 0xbf58476d1ce4e5b9L;
            mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
            mixed ^= mixed >>> 31;
        }
        return mixed;
    }
}
