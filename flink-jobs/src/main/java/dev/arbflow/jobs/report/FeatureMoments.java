package dev.arbflow.jobs.report;

import dev.arbflow.market.behaviour.Feature;
import java.util.List;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/** Means and standard deviations of what windows measured, of those that know a feature. */
final class FeatureMoments {
    private static final int MEAN = 0;
    private static final int DEVIATION = 1;

    private FeatureMoments() {}

    /** Mean and standard deviation of each feature; NaN where no window knows it. */
    static double[][] of(List<CardRow> windows) {
        double[][] moments = new double[Feature.COUNT][];
        for (int feature = 0; feature < moments.length; feature++) {
            SummaryStatistics known = new SummaryStatistics();
            for (CardRow window : windows) {
                if (Double.isFinite(window.raw()[feature])) {
                    known.addValue(window.raw()[feature]);
                }
            }
            moments[feature] = new double[] {known.getMean(), known.getStandardDeviation()};
        }
        return moments;
    }

    /** How far the means of some windows lie from those of all, in deviations of all. */
    static double[] deviations(List<CardRow> windows, double[][] all) {
        double[][] some = of(windows);
        double[] deviations = new double[some.length];
        for (int i = 0; i < some.length; i++) {
            deviations[i] = (some[i][MEAN] - all[i][MEAN]) / all[i][DEVIATION];
        }
        return deviations;
    }
}
