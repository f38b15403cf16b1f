package dev.arbflow.jobs.pattern.analysis;

import dev.arbflow.jobs.config.Analysis;
import dev.arbflow.market.Market;
import dev.arbflow.market.behaviour.ClusterAnova;
import dev.arbflow.market.behaviour.ClusterAnova.Difference;
import dev.arbflow.market.behaviour.ClusterAnova.FTest;
import dev.arbflow.market.behaviour.ClusterAnova.Group;
import dev.arbflow.market.behaviour.ClusterAnova.Outcome;
import dev.arbflow.market.behaviour.ClusterAnova.Permutation;
import dev.arbflow.market.behaviour.ClusterAnova.Verdict;
import java.util.List;

/**
 * Judges whether clusters differ in an outcome.
 *
 * <p>The verdict is always that of {@link CyclicShifts}, the only one of the tests that knows of
 * autocorrelation. The others are told beside it, for those who want to compare.
 */
final class ClusterComparison {
    private static final Difference[] NO_DIFFERENCES = {};

    private final int leastObservations;

    /**
     * @param leastObservations of a cluster that takes part, at least 2
     */
    ClusterComparison(int leastObservations) {
        this.leastObservations = leastObservations;
    }

    /** Which analysis: everything of the result that the observations do not say. */
    record Subject(Market market, Outcome outcome, long modelVersion, long startUs, long endUs) {}

    /** Compares clusters; there may be no observation at all. */
    ClusterAnova compare(Subject subject, LabelledSeries series) {
        List<Sample> clusters = series.samples(0);
        List<Sample> tested = clusters.stream().filter(this::isLargeEnough).toList();
        Group[] groups = clusters.stream().map(this::group).toArray(Group[]::new);
        if (tested.size() < 2 || series.steps() < Analysis.MIN_STEPS) {
            return undecided(subject, Verdict.TOO_FEW_OBSERVATIONS, groups);
        }
        if (tested.stream().anyMatch(cluster -> !(cluster.variance() > 0))) {
            return undecided(subject, Verdict.NO_VARIATION, groups);
        }
        LabelledSeries compared = series.only(tested.stream().map(Sample::label).toList());
        OneWayAnova classic = OneWayAnova.of(tested);
        return new ClusterAnova(
                        subject.market,
                        subject.outcome,
                        subject.modelVersion,
                        subject.startUs,
                        subject.endUs,
                        Verdict.NOT_SHOWN,
                        groups,
                        classic.test(),
                        WelchAnova.test(tested),
                        OneWayAnova.brownForsythe(tested).test(),
                        CyclicShifts.test(compared),
                        classic.etaSquared(),
                        classic.omegaSquared(),
                        EffectiveSize.of(compared),
                        WelchIntervals.of(tested, 1 - ClusterAnova.LEVEL)
                                .toArray(Difference[]::new))
                .alone();
    }

    private static ClusterAnova undecided(Subject subject, Verdict verdict, Group[] groups) {
        return new ClusterAnova(
                subject.market,
                subject.outcome,
                subject.modelVersion,
                subject.startUs,
                subject.endUs,
                verdict,
                groups,
                FTest.NONE,
                FTest.NONE,
                FTest.NONE,
                Permutation.NONE,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                NO_DIFFERENCES);
    }

    private boolean isLargeEnough(Sample cluster) {
        return cluster.size() >= leastObservations;
    }

    private Group group(Sample cluster) {
        return new Group(
                cluster.label(),
                cluster.size(),
                isLargeEnough(cluster),
                cluster.mean(),
                Math.sqrt(cluster.variance()));
    }
}
