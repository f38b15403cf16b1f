package dev.arbflow.jobs.pattern.analysis;

import static dev.arbflow.jobs.pattern.analysis.PublishedData.samples;
import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Market;
import dev.arbflow.market.behaviour.ClusterAnova;
import dev.arbflow.market.behaviour.ClusterAnova.Group;
import dev.arbflow.market.behaviour.ClusterAnova.Outcome;
import dev.arbflow.market.behaviour.ClusterAnova.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;

class ClusterComparisonTest {
    private static final ClusterComparison.Subject SUBJECT =
            new ClusterComparison.Subject(
                    Market.parse("BTC/USD"), Outcome.DIFFERENCE, 3, 0, 60_000_000);
    private static final double[][] GROUPS = PublishedData.THREE_GROUPS;

    private final ClusterComparison comparison = new ClusterComparison(10);

    @Test
    void groupsThatDifferAreSaidToDiffer() {
        ClusterAnova anova = comparison.compare(SUBJECT, series(GROUPS));

        assertThat(anova.verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(anova.permutation().p()).isLessThanOrEqualTo(2.0 / 43);
        assertThat(anova.permutation().shifts()).isEqualTo(42);
        assertThat(anova.welch().p()).isLessThan(0.01);
        assertThat(anova.brownForsythe().p()).isGreaterThan(0.05);
        assertThat(anova.effectiveObservations()).isBetween(10.0, 43.0);
        assertThat(anova.groups()).extracting(Group::observations).containsExactly(13, 16, 14);
        assertThat(anova.differences()).hasSize(3);
        assertThat(anova.id()).isEqualTo("BTC/USD#DIFFERENCE@60000000");
    }

    @Test
    void groupsThatDoNotDifferAreNotSaidToBeEqual() {
        double[] values = twice(GROUPS[0]);

        assertThat(comparison.compare(SUBJECT, series(values, values)).verdict())
                .isEqualTo(Verdict.NOT_SHOWN);
    }

    @Test
    void aClusterWithTooFewObservationsIsShownButNotTested() {
        ClusterAnova anova =
                comparison.compare(
                        SUBJECT, series(twice(GROUPS[0]), new double[] {1}, twice(GROUPS[2])));

        assertThat(anova.groups()).extracting(Group::tested).containsExactly(true, false, true);
        assertThat(anova.groups()[1].deviationBps()).isNaN();
        assertThat(anova.differences()).hasSize(1);
        assertThat(anova.differences()[0].other()).isEqualTo(2);
    }

    @Test
    void tooSmallASampleIsSaidPlainly() {
        ClusterAnova none = comparison.compare(SUBJECT, series());
        ClusterAnova one = comparison.compare(SUBJECT, series(twice(twice(GROUPS[0]))));
        ClusterAnova few =
                comparison.compare(
                        SUBJECT, series(new double[9], new double[9], twice(twice(GROUPS[0]))));
        ClusterAnova shortly = comparison.compare(SUBJECT, series(GROUPS[0], GROUPS[1]));

        assertThat(List.of(none, one, few, shortly))
                .extracting(ClusterAnova::verdict)
                .containsOnly(Verdict.TOO_FEW_OBSERVATIONS);
        assertThat(few.isTested()).isFalse();
        assertThat(few.welch().p()).isNaN();
        assertThat(few.etaSquared()).isNaN();
        assertThat(few.differences()).isEmpty();
    }

    @Test
    void aClusterThatDoesNotVaryCannotBeCompared() {
        ClusterAnova anova = comparison.compare(SUBJECT, series(new double[30], GROUPS[0]));

        assertThat(anova.verdict()).isEqualTo(Verdict.NO_VARIATION);
    }

    @Test
    void equalMeansWithUnequalVariancesAreRejectedByWelchAtTheStatedLevel() {
        Random random = new Random(20_261_123);
        int rejected = 0;
        int trials = 4_000;
        for (int trial = 0; trial < trials; trial++) {
            List<Sample> groups =
                    samples(normal(random, 12, 1), normal(random, 20, 3), normal(random, 40, 9));
            if (WelchAnova.test(groups).p() < 0.05) {
                rejected++;
            }
        }

        // 5 % of 4,000 and four standard errors of 14
        assertThat(rejected).isBetween(200 - 56, 200 + 56);
    }

    @Test
    void crossesTheWireWithoutKryo() {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(ClusterAnova.class);
    }

    /** Observations of one venue, in an order that says nothing. */
    private static LabelledSeries series(double[]... groups) {
        List<double[]> observed = new ArrayList<>();
        for (int label = 0; label < groups.length; label++) {
            for (double value : groups[label]) {
                observed.add(new double[] {label, value});
            }
        }
        Collections.shuffle(observed, new Random(1));
        return new LabelledSeries(
                new int[][] {observed.stream().mapToInt(each -> (int) each[0]).toArray()},
                new double[][] {observed.stream().mapToDouble(each -> each[1]).toArray()});
    }

    private static double[] twice(double[] values) {
        return DoubleStream.concat(Arrays.stream(values), Arrays.stream(values)).toArray();
    }

    private static double[] normal(Random random, int size, double deviation) {
        return random.doubles(size).map(any -> random.nextGaussian() * deviation).toArray();
    }
}
