package dev.arbflow.jobs.pattern.analysis;

import dev.arbflow.market.behaviour.ClusterAnova.Permutation;
import java.util.List;

/**
 * Tests whether outcomes depend on clusters by moving the labels in time against the outcomes.
 *
 * <p>Both follow themselves: a window is much like the one before it, and so is its cluster. A test
 * that takes them for independent finds "differences" in noise. A cyclic shift of all labels by the
 * same number of steps keeps how labels follow each other, how outcomes do, and how venues move
 * together at one moment; it takes away only what labels say of the outcomes of their own time. If
 * they say nothing, the ratio as observed is as likely to be the largest as that of any shift.
 *
 * <p>The ratio is Welch's, which does not grow by clusters whose variances differ (Janssen 1997),
 * of differences to the listing's own mean: that a venue is always dearer is no effect of a
 * cluster.
 *
 * @see <a href="https://doi.org/10.1016/S0167-7152(97)00043-6">Janssen (1997): studentized
 *     permutation tests</a>
 */
final class CyclicShifts {
    /** Ratios of the same observations differ by as much when they are summed in another order. */
    private static final double ROUNDING = 1e-9;

    private CyclicShifts() {}

    /**
     * Tests clusters.
     *
     * @param series of the clusters that take part only, at least two of them
     */
    static Permutation test(LabelledSeries series) {
        LabelledSeries centred = series.centred();
        int clusters = centred.samples(0).size();
        double observed = ratio(centred.samples(0), clusters);
        int asLarge = 1;
        for (int shift = 1; shift < series.steps(); shift++) {
            if (!(ratio(centred.samples(shift), clusters) < observed * (1 - ROUNDING))) {
                asLarge++;
            }
        }
        double p = (double) asLarge / series.steps();
        return new Permutation(p, series.steps() - 1, p, 1);
    }

    /** NaN, which is never less, where gaps leave a cluster without variation. */
    private static double ratio(List<Sample> samples, int clusters) {
        boolean comparable =
                samples.size() == clusters
                        && samples.stream().allMatch(sample -> sample.variance() > 0);
        return comparable ? WelchAnova.test(samples).f() : Double.NaN;
    }
}
