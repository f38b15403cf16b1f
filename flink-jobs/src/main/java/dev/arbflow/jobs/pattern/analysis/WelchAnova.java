package dev.arbflow.jobs.pattern.analysis;

import dev.arbflow.market.behaviour.ClusterAnova.FTest;
import java.util.List;

/**
 * Welch's test of equal means, which lets every group have its own variance.
 *
 * @see <a href="https://doi.org/10.1093/biomet/38.3-4.330">Welch 1951</a>
 */
final class WelchAnova {
    private WelchAnova() {}

    /**
     * Tests groups.
     *
     * @param groups at least two, each of at least two observations that are not all equal
     */
    static FTest test(List<Sample> groups) {
        List<Sample> samples = Sample.shifted(groups);
        double weights = 0;
        double weighted = 0;
        for (Sample group : samples) {
            weights += weight(group);
            weighted += weight(group) * group.mean();
        }
        double mean = weighted / weights;
        double between = 0;
        double imprecision = 0;
        for (Sample group : samples) {
            double effect = group.mean() - mean;
            double rest = 1 - weight(group) / weights;
            between += weight(group) * effect * effect;
            imprecision += rest * rest / (group.size() - 1);
        }
        double df = samples.size() - 1;
        double groupsSquaredLessOne = (double) samples.size() * samples.size() - 1;
        double f =
                (between / df)
                        / (1 + 2 * (samples.size() - 2) * imprecision / groupsSquaredLessOne);
        double withinDf = groupsSquaredLessOne / (3 * imprecision);
        return new FTest(f, df, withinDf, Tails.f(f, df, withinDf));
    }

    private static double weight(Sample group) {
        return group.size() / group.variance();
    }
}
