package dev.arbflow.jobs.pattern.analysis;

import static dev.arbflow.jobs.pattern.analysis.PublishedData.samples;
import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Market;
import dev.arbflow.market.behaviour.ClusterAnova;
import dev.arbflow.market.behaviour.ClusterAnova.Group;
import dev.arbflow.market.behaviour.ClusterAnova.Verdict;
import java.util.List;
import java.util.Random;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;

class ClusterComparisonTest {
    private static final ClusterComparison.Subject SUBJECT =
            new ClusterComparison.Subject(Market.parse("BTC/USD"), 3, 0, 60_000_000);

    private final ClusterComparison comparison = new ClusterComparison(10);

    @Test
    void groupsThatDifferAreSaidToDiffer() {
        ClusterAnova anova = comparison.compare(SUBJECT, samples(PublishedData.THREE_GROUPS));

        assertThat(anova.verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(anova.welch().p()).isLessThan(0.01);
        assertThat(anova.brownForsythe().p()).isGreaterThan(0.05);
        assertThat(anova.groups()).extracting(Group::observations).containsExactly(13, 16, 14);
        assertThat(anova.differences()).hasSize(3);
        assertThat(anova.id()).isEqualTo("BTC/USD#3@60000000");
    }

    @Test
    void groupsThatDoNotDifferAreNotSaidToBeEqual() {
        double[] values = PublishedData.THREE_GROUPS[0];

        assertThat(comparison.compare(SUBJECT, samples(values, values)).verdict())
                .isEqualTo(Verdict.NOT_SHOWN);
    }

    @Test
    void aClusterWithTooFewObservationsIsShownButNotTested() {
        ClusterAnova anova =
                comparison.compare(
                        SUBJECT,
                        samples(
                                PublishedData.THREE_GROUPS[0],
                                new double[] {1},
                                PublishedData.THREE_GROUPS[2]));

        assertThat(anova.groups()).extracting(Group::tested).containsExactly(true, false, true);
        assertThat(anova.groups()[1].deviationBps()).isNaN();
        assertThat(anova.differences()).hasSize(1);
        assertThat(anova.differences()[0].other()).isEqualTo(2);
    }

    @Test
    void tooSmallASampleIsSaidPlainly() {
        ClusterAnova none = comparison.compare(SUBJECT, List.of());
        ClusterAnova one = comparison.compare(SUBJECT, samples(PublishedData.THREE_GROUPS[0]));
        ClusterAnova few = comparison.compare(SUBJECT, samples(new double[9], new double[9]));

        assertThat(List.of(none, one, few))
                .extracting(ClusterAnova::verdict)
                .containsOnly(Verdict.TOO_FEW_OBSERVATIONS);
        assertThat(few.welch().p()).isNaN();
        assertThat(few.etaSquared()).isNaN();
        assertThat(few.differences()).isEmpty();
    }

    @Test
    void aClusterThatDoesNotVaryCannotBeCompared() {
        ClusterAnova anova =
                comparison.compare(SUBJECT, samples(new double[12], PublishedData.THREE_GROUPS[0]));

        assertThat(anova.verdict()).isEqualTo(Verdict.NO_VARIATION);
    }

    @Test
    void equalMeansWithUnequalVariancesAreRejectedAtTheStatedLevel() {
        Random random = new Random(20_261_123);
        int rejected = 0;
        int trials = 4_000;
        for (int trial = 0; trial < trials; trial++) {
            List<Sample> groups =
                    samples(normal(random, 12, 1), normal(random, 20, 3), normal(random, 40, 9));
            if (comparison.compare(SUBJECT, groups).verdict() == Verdict.DIFFERENT) {
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

    private static double[] normal(Random random, int size, double deviation) {
        return random.doubles(size).map(any -> random.nextGaussian() * deviation).toArray();
    }
}
