package dev.arbflow.jobs.pattern.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.config.Analysis;
import dev.arbflow.jobs.testing.KeyedHarness;
import dev.arbflow.market.Listing;
import dev.arbflow.market.behaviour.ClusterAnova;
import dev.arbflow.market.behaviour.ClusterAnova.Group;
import dev.arbflow.market.behaviour.ClusterAnova.Verdict;
import dev.arbflow.market.behaviour.ClusteredWindow;
import dev.arbflow.market.behaviour.Feature;
import dev.arbflow.market.behaviour.FeatureWindow;
import dev.arbflow.market.behaviour.FeatureWindow.Completeness;
import java.time.Duration;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClusterAnovaFunctionTest {
    private static final Analysis SETTINGS = new Analysis(Duration.ofSeconds(100), 3);

    private KeyedHarness<ClusteredWindow, ClusterAnova> harness;

    @BeforeEach
    void open() throws Exception {
        harness =
                KeyedHarness.open(
                        new ClusterAnovaFunction(SETTINGS), ClusterAnovaFunctionTest::key);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void comparesTheClustersOfAPeriodWhenItIsOver() throws Exception {
        offer(0, 1, 10, 1.0, 1.1, 0.9);
        offer(1, 1, 40, 5.0, 5.1, 4.9);
        harness.processWatermark(99_998);
        assertThat(harness.extractOutputValues()).isEmpty();
        harness.processWatermark(99_999);

        assertThat(harness.extractOutputValues())
                .singleElement()
                .satisfies(
                        anova -> {
                            assertThat(anova.id()).isEqualTo("BTC/USD#1@100000000");
                            assertThat(anova.startUs()).isZero();
                            assertThat(anova.verdict()).isEqualTo(Verdict.DIFFERENT);
                            assertThat(anova.groups())
                                    .extracting(Group::cluster)
                                    .containsExactly(0, 1);
                        });
    }

    @Test
    void doesNotMixVersionsOfTheModel() throws Exception {
        offer(0, 1, 10, 1.0, 1.1, 0.9);
        offer(0, 2, 40, 5.0, 5.1, 4.9);
        harness.processWatermark(99_999);

        assertThat(harness.extractOutputValues())
                .extracting(ClusterAnova::modelVersion)
                .containsExactlyInAnyOrder(1L, 2L);
        assertThat(harness.extractOutputValues())
                .extracting(ClusterAnova::verdict)
                .containsOnly(Verdict.TOO_FEW_OBSERVATIONS);
    }

    @Test
    void countsOnlyWindowsThatDoNotOverlap() throws Exception {
        for (int endS = 10; endS <= 50; endS++) {
            deliver(window(endS, 1, Completeness.COMPLETE), 0, 1);
        }
        harness.processWatermark(99_999);

        assertThat(harness.extractOutputValues().get(0).groups()[0].observations()).isEqualTo(5);
    }

    @Test
    void leavesOutAndCountsWhatCannotBeCompared() throws Exception {
        deliver(window(10, Double.NaN, Completeness.COMPLETE), 0, 1);
        deliver(window(20, 1, Completeness.FEED_FAULT), 0, 1);
        harness.processWatermark(99_999);
        deliver(window(30, 1, Completeness.COMPLETE), 0, 1);

        assertThat(harness.count("windowsIncomparable")).isEqualTo(1);
        assertThat(harness.count("windowsIncomplete")).isEqualTo(1);
        assertThat(harness.count("windowsLate")).isEqualTo(1);
        assertThat(harness.extractOutputValues())
                .singleElement()
                .satisfies(
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
                        new ClusterAnovaFunction(SETTINGS),
                        ClusterAnovaFunctionTest::key,
                        snapshot)) {
            restored.processElement(
                    new ClusteredWindow(window(40, 5, Completeness.COMPLETE), 1, 1, 0), 40_000);
            restored.processWatermark(99_999);

            assertThat(restored.extractOutputValues().get(0).groups())
                    .extracting(Group::observations)
                    .containsExactly(3, 1);
        }
    }

    @Test
    void keepsNothingOfAPeriodThatIsOver() throws Exception {
        offer(0, 1, 10, 1.0, 1.1, 0.9);
        harness.processWatermark(99_999);

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
