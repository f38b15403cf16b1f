package dev.arbflow.jobs.pattern.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.MoreCollectors;
import dev.arbflow.jobs.config.Analysis;
import dev.arbflow.jobs.testing.KeyedHarness;
import dev.arbflow.market.Listing;
import dev.arbflow.market.behaviour.ClusterAnova;
import dev.arbflow.market.behaviour.ClusterAnova.Group;
import dev.arbflow.market.behaviour.ClusterAnova.Outcome;
import dev.arbflow.market.behaviour.ClusterAnova.Verdict;
import dev.arbflow.market.behaviour.ClusteredWindow;
import dev.arbflow.market.behaviour.Feature;
import dev.arbflow.market.behaviour.FeatureWindow;
import dev.arbflow.market.behaviour.FeatureWindow.Completeness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClusterAnovaFunctionTest {
    private static final Analysis SETTINGS = new Analysis(Duration.ofSeconds(500), 10);
    private static final Duration WINDOW = Duration.ofSeconds(10);

    private KeyedHarness<ClusteredWindow, ClusterAnova> harness;

    @BeforeEach
    void open() throws Exception {
        harness =
                KeyedHarness.open(
                        new ClusterAnovaFunction(SETTINGS, WINDOW), ClusterAnovaFunctionTest::key);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void comparesTheClustersOfAPeriodWhenItIsOver() throws Exception {
        offerClustersThatDiffer();
        harness.processWatermark(499_998);
        assertThat(harness.extractOutputValues()).isEmpty();
        harness.processWatermark(499_999);

        ClusterAnova anova = of(Outcome.DIFFERENCE);
        assertThat(anova.id()).isEqualTo("BTC/USD#DIFFERENCE@500000000");
        assertThat(anova.startUs()).isZero();
        assertThat(anova.verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(anova.groups()).extracting(Group::cluster).containsExactly(0, 1);
    }

    @Test
    void aLabelIsTheSameClusterWhateverVersionGaveIt() throws Exception {
        offerClustersThatDiffer();
        harness.processWatermark(499_999);

        assertThat(of(Outcome.DIFFERENCE).groups())
                .extracting(Group::observations)
                .containsExactly(25, 25);
        assertThat(of(Outcome.DIFFERENCE).modelVersion()).isEqualTo(5);
    }

    @Test
    void comparesTheDifferencesOfTheNextWindowsToo() throws Exception {
        offerClustersThatDiffer();
        harness.processWatermark(499_999);

        assertThat(of(Outcome.NEXT_DIFFERENCE).groups())
                .extracting(Group::observations)
                .containsExactlyInAnyOrder(25, 24);
    }

    /** Clusters in an irregular turn, and a version every ten windows. */
    private void offerClustersThatDiffer() throws Exception {
        Random random = new Random(6);
        List<Integer> clusters =
                new ArrayList<>(IntStream.range(0, 50).map(i -> i % 2).boxed().toList());
        Collections.shuffle(clusters, random);
        for (int i = 0; i < 50; i++) {
            int cluster = clusters.get(i);
            deliver(
                    window(
                            10 * (i + 1),
                            4 * cluster + random.nextGaussian(),
                            Completeness.COMPLETE),
                    cluster,
                    1 + i / 10);
        }
    }

    private ClusterAnova of(Outcome outcome) {
        return harness.extractOutputValues().stream()
                .filter(anova -> anova.outcome() == outcome)
                .collect(MoreCollectors.onlyElement());
    }

    @Test
    void countsOnlyWindowsThatDoNotOverlap() throws Exception {
        for (int endS = 10; endS <= 50; endS++) {
            deliver(window(endS, 1, Completeness.COMPLETE), 0, 1);
        }
        harness.processWatermark(499_999);

        assertThat(harness.extractOutputValues().get(0).groups()[0].observations()).isEqualTo(5);
    }

    @Test
    void leavesOutAndCountsWhatCannotBeCompared() throws Exception {
        deliver(window(10, Double.NaN, Completeness.COMPLETE), 0, 1);
        deliver(window(20, 1, Completeness.FEED_FAULT), 0, 1);
        harness.processWatermark(499_999);
        deliver(window(30, 1, Completeness.COMPLETE), 0, 1);

        assertThat(harness.count("windowsIncomparable")).isEqualTo(1);
        assertThat(harness.count("windowsIncomplete")).isEqualTo(1);
        assertThat(harness.count("windowsLate")).isEqualTo(1);
        assertThat(harness.extractOutputValues())
                .hasSize(2)
                .allSatisfy(
                        anova -> {
                            assertThat(anova.verdict()).isEqualTo(Verdict.TOO_FEW_OBSERVATIONS);
                            assertThat(anova.groups()).isEmpty();
                        });
    }

    @Test
    void goesOnAfterRestore() throws Exception {
        offer(0, 1, 10, 1.0, 1.1, 0.9);
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        try (KeyedHarness<ClusteredWindow, ClusterAnova> restored =
                KeyedHarness.restore(
                        new ClusterAnovaFunction(SETTINGS, WINDOW),
                        ClusterAnovaFunctionTest::key,
                        snapshot)) {
            restored.processElement(
                    new ClusteredWindow(window(40, 5, Completeness.COMPLETE), 1, 1, 0), 40_000);
            restored.processWatermark(499_999);

            assertThat(restored.extractOutputValues().get(0).groups())
                    .extracting(Group::observations)
                    .containsExactly(3, 1);
        }
    }

    @Test
    void keepsNothingOfAPeriodThatIsOver() throws Exception {
        offer(0, 1, 10, 1.0, 1.1, 0.9);
        harness.processWatermark(499_999);

        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    private void offer(int cluster, long version, int firstEndS, double... differences)
            throws Exception {
        int endS = firstEndS;
        for (double difference : differences) {
            deliver(window(endS, difference, Completeness.COMPLETE), cluster, version);
            endS += 10;
        }
    }

    private void deliver(FeatureWindow window, int cluster, long version) throws Exception {
        harness.processElement(
                new ClusteredWindow(window, version, cluster, 0), window.endUs() / 1_000 - 1);
    }

    private static FeatureWindow window(int endS, double difference, Completeness completeness) {
        double[] raw = new double[Feature.COUNT];
        raw[Feature.CROSS_VENUE_DIFFERENCE.index()] = difference;
        return new FeatureWindow(
                Listing.parse("KRAKEN|BTC/USD"),
                (endS - 10) * 1_000_000L,
                endS * 1_000_000L,
                completeness,
                raw,
                new double[Feature.COUNT],
                1,
                new double[0],
                100);
    }

    private static String key(ClusteredWindow window) {
        return ClusterAnovaFunction.keyOf(window, SETTINGS);
    }
}
