package dev.arbflow.jobs.pattern.analysis;

import java.util.List;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * The observations of one group.
 *
 * @param label which group
 * @param values finite numbers
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Sample(int label, double[] values) {

    int size() {
        return values.length;
    }

    double mean() {
        return StatUtils.mean(values); // in two passes
    }

    /** Unbiased; NaN for a single value. */
    double variance() {
        return values.length < 2 ? Double.NaN : StatUtils.variance(values);
    }

    /** Sum of squared deviations from the group's own mean. */
    double squares() {
        double mean = mean();
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum;
    }

    /** Distances from the group's median. */
    Sample deviations() {
        double median = new Median().evaluate(values);
        double[] distances = new double[values.length];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = Math.abs(values[i] - median);
        }
        return new Sample(label, distances);
    }

    /**
     * The same groups on a scale that starts at the first observation: subtracting numbers that are
     * close to each other is exact, summing their squares is not.
     */
    static List<Sample> shifted(List<Sample> groups) {
        double origin = groups.get(0).values[0];
        return groups.stream().map(group -> group.minus(origin)).toList();
    }

    private Sample minus(double origin) {
        double[] moved = new double[values.length];
        for (int i = 0; i < moved.length; i++) {
            moved[i] = values[i] - origin;
        }
        return new Sample(label, moved);
    }
}
