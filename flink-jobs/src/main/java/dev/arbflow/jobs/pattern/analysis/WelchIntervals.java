package dev.arbflow.jobs.pattern.analysis;

import dev.arbflow.market.behaviour.ClusterAnova.Difference;
import java.util.ArrayList;
import java.util.List;

/**
 * Intervals for the difference of every two groups' means that hold together.
 *
 * <p>Each is Welch's interval, for variances that differ, at a confidence raised by Bonferroni's
 * inequality. They are a little wider than those of Games and Howell, whose studentized range
 * commons-math3 does not have.
 */
final class WelchIntervals {
    private WelchIntervals() {}

    /**
     * All pairs, in the order of the groups.
     *
     * @param groups each of at least two observations that are not all equal
     * @param confidence with which all intervals hold at once, in (0, 1)
     */
    static List<Difference> of(List<Sample> groups, double confidence) {
        int pairs = groups.size() * (groups.size() - 1) / 2;
        double outside = (1 - confidence) / pairs;
        List<Difference> differences = new ArrayList<>(pairs);
        for (int first = 0; first < groups.size(); first++) {
            for (int second = first + 1; second < groups.size(); second++) {
                differences.add(difference(groups.get(first), groups.get(second), outside));
            }
        }
        return differences;
    }

    private static Difference difference(Sample group, Sample other, double outside) {
        double error = group.variance() / group.size();
        double otherError = other.variance() / other.size();
        double df =
                (error + otherError)
                        * (error + otherError)
                        / (error * error / (group.size() - 1)
                                + otherError * otherError / (other.size() - 1));
        double half = Tails.tQuantile(1 - outside / 2, df) * Math.sqrt(error + otherError);
        double bps = group.mean() - other.mean();
        return new Difference(group.label(), other.label(), bps, bps - half, bps + half);
    }
}
