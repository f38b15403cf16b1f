package dev.arbflow.jobs.pattern.analysis;

import dev.arbflow.market.Market;
import dev.arbflow.market.behaviour.ClusterAnova;
import dev.arbflow.market.behaviour.ClusterAnova.Difference;
import dev.arbflow.market.behaviour.ClusterAnova.FTest;
import dev.arbflow.market.behaviour.ClusterAnova.Group;
import dev.arbflow.market.behaviour.ClusterAnova.Verdict;
import java.util.List;

/**
 * Judges whether clusters differ.
 *
 * <p>The verdict is always that of Welch's test: choosing the test by the outcome of a test of
 * variances would spoil the level of both (Zimmerman 2004, doi 10.1348/000711004849222).
 */
final class ClusterComparison {
    private static final double LEVEL = 0.05;
    private static final Difference[] NO_DIFFERENCES = {};

    private final int leastObservations;

    /**
     * @param leastObservations of a cluster that takes part, at least 2
     */
    ClusterComparison(int leastObservations) {
        this.leastObservations = leastObservations;
    }

    /** Which analysis: everything of the result that the observations do not say. */
    record Subject(Market market, long modelVersion, long startUs, long endUs) {}

    /**
     * Compares clusters.
     *
     * @param clusters by label, none empty; may be none at all
     */
    ClusterAnova compare(Subject subject, List<Sample> clusters) {
        List<Sample> tested = clusters.stream().filter(this::isLargeEnough).toList();
        Group[] groups = clusters.stream().map(this::group).toArray(Group[]::new);
        if (tested.size() < 2) {
            return undecided(subject, Verdict.TOO_FEW_OBSERVATIONS, groups);
        }
        if (tested.stream().anyMatch(cluster -> !(cluster.variance() > 0))) {
            return undecided(subject, Verdict.NO_VARIATION, groups);
        }
        OneWayAnova classic = OneWayAnova.of(tested);
        FTest welch = WelchAnova.test(tested);
        return new ClusterAnova(
                subject.market,
                subject.modelVersion,
                subject.startUs,
                subject.endUs,
                welch.p() < LEVEL ? Verdict.DIFFERENT : Verdict.NOT_SHOWN,
                groups,
                classic.test(),
                welch,
                OneWayAnova.brownForsythe(tested).test(),
                classic.etaSquared(),
                classic.omegaSquared(),
                WelchIntervals.of(tested, 1 - LEVEL).toArray(Difference[]::new));
    }

    private static ClusterAnova undecided(Subject subject, Verdict verdict, Group[] groups) {
        return new ClusterAnova(
                subject.market,
                subject.modelVersion,
                subject.startUs,
                subject.endUs,
                verdict,
                groups,
                FTest.NONE,
                FTest.NONE,
                FTest.NONE,
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
