package dev.arbflow.jobs.pattern.kmeans;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;

/**
 * What windows measured, by group and feature, each feature in its own unit.
 *
 * <p>A value is NaN where no window knew the feature; a group of which nothing is known has no
 * values.
 */
final class RawMeans {
    private static final double[] UNKNOWN = {};

    private RawMeans() {}

    /** Groups of which nothing is known. */
    static double[][] unknown(int count) {
        double[][] means = new double[count][];
        Arrays.fill(means, UNKNOWN);
        return means;
    }

    /**
     * Means of the windows of each group; each counts by its weight.
     *
     * @param groups of each point, below {@code count}
     */
    static double[][] of(int[] groups, int count, List<WeightedPoint> points) {
        return moved(unknown(count), new double[count], groups, points);
    }

    /**
     * Means after more windows.
     *
     * @param means before them, not changed
     * @param weights how much each group weighs against the new windows
     * @param groups of each point
     */
    static double[][] moved(
            double[][] means, double[] weights, int[] groups, List<WeightedPoint> points) {
        int features = points.get(0).raw().length;
        double[][] sums = new double[means.length][features];
        double[][] gained = new double[means.length][features];
        double[][] moved = means.clone();
        for (int i = 0; i < groups.length; i++) {
            add(points.get(i), sums[groups[i]], gained[groups[i]]);
            moved[groups[i]] = new double[features];
        }
        for (int group = 0; group < means.length; group++) {
            for (int feature = 0; moved[group] != means[group] && feature < features; feature++) {
                boolean known = means[group].length > 0 && !Double.isNaN(means[group][feature]);
                double before = known ? weights[group] : 0;
                moved[group][feature] =
                        ((known ? before * means[group][feature] : 0) + sums[group][feature])
                                / (before + gained[group][feature]); // NaN for 0 of 0
            }
        }
        return moved;
    }

    private static void add(WeightedPoint point, double[] sums, double[] weights) {
        for (int feature = 0; feature < sums.length; feature++) {
            double raw = point.raw()[feature];
            if (Double.isFinite(raw)) {
                sums[feature] += point.weight() * raw;
                weights[feature] += point.weight();
            }
        }
    }

    /** Standard deviation of each feature, of the windows that know it; NaN where none does. */
    static double[] deviations(List<WeightedPoint> points) {
        double[] deviations = new double[points.get(0).raw().length];
        for (int i = 0; i < deviations.length; i++) {
            int feature = i;
            deviations[i] =
                    new StandardDeviation()
                            .evaluate(
                                    points.stream()
                                            .mapToDouble(point -> point.raw()[feature])
                                            .filter(Double::isFinite)
                                            .toArray());
        }
        return deviations;
    }
}
