package dev.arbflow.jobs.pattern.analysis;

import dev.arbflow.market.behaviour.ClusterAnova.FTest;
import java.util.List;

/**
 * One-way analysis of variance: how much of the variation lies between groups.
 *
 * <p>The F test takes the observations for independent and the groups for normal with one variance.
 *
 * @param betweenSquares sum of squares between groups
 * @param betweenDf groups minus one
 * @param withinSquares sum of squares within groups
 * @param withinDf observations minus groups
 */
record OneWayAnova(double betweenSquares, int betweenDf, double withinSquares, int withinDf) {

    /**
     * Analyses groups.
     *
     * @param groups at least two, none empty, with more observations than groups
     */
    static OneWayAnova of(List<Sample> groups) {
        List<Sample> samples = Sample.shifted(groups);
        int size = samples.stream().mapToInt(Sample::size).sum();
        double mean =
                samples.stream().mapToDouble(group -> group.mean() * group.size()).sum() / size;
        double between = 0;
        double within = 0;
        for (Sample group : samples) {
            double effect = group.mean() - mean;
            between += group.size() * effect * effect;
            within += group.squares();
        }
        return new OneWayAnova(between, groups.size() - 1, within, size - groups.size());
    }

    /**
     * Whether the groups' variances are equal: the analysis of distances from the medians.
     *
     * @see <a href="https://doi.org/10.1080/01621459.1974.10482955">Brown and Forsythe 1974</a>
     */
    static OneWayAnova brownForsythe(List<Sample> groups) {
        return of(groups.stream().map(Sample::deviations).toList());
    }

    FTest test() {
        double f = (betweenSquares / betweenDf) / withinVariance();
        return new FTest(f, betweenDf, withinDf, Tails.f(f, betweenDf, withinDf));
    }

    double withinVariance() {
        return withinSquares / withinDf;
    }

    /** Share of the variation that the groups explain. */
    double etaSquared() {
        return betweenSquares / (betweenSquares + withinSquares);
    }

    /** The same without what chance alone explains, so it may fall below zero. */
    double omegaSquared() {
        return (betweenSquares - betweenDf * withinVariance())
                / (betweenSquares + withinSquares + withinVariance());
    }
}
