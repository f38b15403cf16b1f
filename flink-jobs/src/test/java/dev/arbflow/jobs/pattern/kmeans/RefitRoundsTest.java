package dev.arbflow.jobs.pattern.kmeans;

import static dev.arbflow.jobs.pattern.kmeans.BehaviourWindows.clustering;
import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.config.Clustering;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;

class RefitRoundsTest {
    /** Below this {@code ClustersUnstable} is raised. */
    private static final double ALERT = 0.8;

    @Test
    void aRefitThatFindsOtherGroupsEachTimeShowsThroughNineVersionsThatLearnOn() {
        assertThat(after(50, version -> version % 10 == 0 ? 0 : 0.96)).isZero();
    }

    @Test
    void groupsThatChangeOnceOrTwiceLast() {
        assertThat(after(80, version -> version == 50 || version == 60 ? 0 : 0.96))
                .isGreaterThan(ALERT);
    }

    @Test
    void theFirstVersionsSayNothing() {
        assertThat(after(49, version -> 0.5)).isNaN();
        assertThat(after(60, version -> version < 10 ? 0.5 : 0.96)).isGreaterThan(ALERT);
    }

    @Test
    void aStreamOfOtherGroupsInEachRoundIsUnstable() {
        assertThat(learned(point -> ((point + 25) / 50) % 2)).isLessThan(ALERT);
    }

    @Test
    void aStreamOfTheSameGroupsIsNot() {
        assertThat(learned(point -> 0)).isGreaterThan(ALERT);
    }

    private static double after(int versions, LongToDoubleFunction agreement) {
        RefitRounds rounds = new RefitRounds(10);
        for (long version = 1; version <= versions; version++) {
            rounds.add(version, version == 1 ? Double.NaN : agreement.applyAsDouble(version));
        }
        return rounds.agreement();
    }

    /** Two groups, apart along the axis that is said for each point. */
    private static double learned(LongToDoubleFunction axis) {
        Clustering settings = clustering(2, 0.5, 25, 50, 50, 2);
        ClusterLearner learner =
                new ClusterLearner(new MiniBatchTrainer(settings.decay()), settings);
        RefitRounds rounds = new RefitRounds(settings.refitEvery());
        LearnedClusters clusters = new LearnedClusters();
        List<double[]> noise = Mixture.of(1, 2, 0, 1_000, 1).points();
        for (int i = 0; i < noise.size(); i++) {
            double[] point = noise.get(i);
            point[(int) axis.applyAsDouble(i)] += i % 2 == 0 ? 20 : -20;
            learner.learn(clusters, WeightedPoint.at(point, 1), i, false, to(rounds));
        }
        return rounds.agreement();
    }

    private static ClusterLearner.Findings to(RefitRounds rounds) {
        return new ClusterLearner.Findings() {
            @Override
            public void version(ModelVersion version) {
                rounds.add(version);
            }

            @Override
            public void drift(DriftAlarm alarm) {
                // not of interest here
            }
        };
    }
}
