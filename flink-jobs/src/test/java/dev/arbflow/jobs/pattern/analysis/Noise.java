package dev.arbflow.jobs.pattern.analysis;

import java.util.Arrays;
import java.util.Random;

/** Series in which nothing depends on anything, but everything on what it was before. */
final class Noise {
    private final Random random;

    Noise(long seed) {
        random = new Random(seed);
    }

    /** A stationary autoregressive series of order one, of variance 1. */
    double[] autoregressive(int steps, double coefficient) {
        double innovation = Math.sqrt(1 - coefficient * coefficient);
        double[] series = new double[steps];
        double value = random.nextGaussian();
        for (int i = 0; i < steps; i++) {
            series[i] = value;
            value = coefficient * value + innovation * random.nextGaussian();
        }
        return series;
    }

    /** Differences of venues to their mean: they add up to 0 at each step. */
    double[][] differences(int venues, int steps, double coefficient) {
        double[][] series = new double[venues][];
        for (int venue = 0; venue < venues; venue++) {
            series[venue] = autoregressive(steps, coefficient);
        }
        for (int step = 0; step < steps; step++) {
            int at = step;
            double mean = Arrays.stream(series).mapToDouble(venue -> venue[at]).average().orElse(0);
            for (double[] venue : series) {
                venue[step] -= mean;
            }
        }
        return series;
    }

    /** Clusters of venues that have half of their state in common, three states of each. */
    int[][] labels(int venues, int steps, double coefficient) {
        double[] common = autoregressive(steps, coefficient);
        int[][] labels = new int[venues][steps];
        for (int[] venue : labels) {
            double[] own = autoregressive(steps, coefficient);
            for (int step = 0; step < steps; step++) {
                double state = (common[step] + own[step]) / Math.sqrt(2);
                venue[step] = state < -0.43 ? 0 : state < 0.43 ? 1 : 2;
            }
        }
        return labels;
    }
}
