package dev.arbflow.jobs.pattern.kmeans;

import static dev.arbflow.jobs.pattern.kmeans.BehaviourWindows.BITSTAMP;
import static dev.arbflow.jobs.pattern.kmeans.BehaviourWindows.KRAKEN;
import static dev.arbflow.jobs.pattern.kmeans.BehaviourWindows.MAX_WAIT;
import static dev.arbflow.jobs.pattern.kmeans.BehaviourWindows.padded;
import static dev.arbflow.jobs.pattern.kmeans.BehaviourWindows.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.arbflow.market.behaviour.ClusteredWindow;
import dev.arbflow.market.behaviour.FeatureWindow;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.junit.jupiter.api.Test;

class AssignFunctionTest {
    private static final int MAX_PARALLELISM = 128;

    @Test
    void usesTheVersionThatHadLearnedFromEarlierWindowsOnly() throws Exception {
        try (Subtask subtask = Subtask.open(1, 0, null)) {
            subtask.model(1, 1_000, 0, 10);
            subtask.model(2, 2_000, 1, 10);
            subtask.model(3, 3_000, 2, 10);
            subtask.arrive(window(KRAKEN, 2_000, 2), window(KRAKEN, 2_001, 2));
            subtask.advance(3_000);

            assertThat(subtask.told()).containsExactly("2000 v1 0 2.0", "2001 v2 0 1.0");
        }
    }

    @Test
    void namesTheLabelAndNotTheIndex() throws Exception {
        try (Subtask subtask = Subtask.open(1, 0, null)) {
            subtask.harness.processBroadcastElement(
                    version(1, 1_000, new int[] {7, 4}, 0, 10), 1_000);
            subtask.arrive(window(KRAKEN, 2_000, 8.5));
            subtask.advance(2_000);

            assertThat(subtask.told()).containsExactly("2000 v1 4 1.5");
        }
    }

    @Test
    void givesTheFirstVersionToTheWindowsThatItWasMadeOf() throws Exception {
        try (Subtask subtask = Subtask.open(1, 0, null)) {
            subtask.arrive(window(KRAKEN, 1_000, 0), window(BITSTAMP, 2_000, 10));
            subtask.advance(2_000);
            assertThat(subtask.told()).isEmpty();

            subtask.model(1, 2_000, 0, 10);

            assertThat(subtask.told()).containsExactlyInAnyOrder("1000 v1 0 0.0", "2000 v1 1 0.0");
            assertThat(subtask.waiting()).isZero();
        }
    }

    @Test
    void waitsForAFirstVersionSoLongAndNotLonger() throws Exception {
        try (Subtask subtask = Subtask.open(1, 0, null)) {
            FeatureWindow early = window(KRAKEN, 1_000, 0);
            subtask.arrive(early);
            subtask.advance(1_000 + MAX_WAIT.toMillis() - 1);
            assertThat(subtask.waiting()).isOne();

            subtask.advance(1_000 + MAX_WAIT.toMillis());

            assertThat(subtask.harness.getSideOutput(KMeansTopology.REFUSED))
                    .extracting(record -> record.getValue())
                    .extracting(refused -> refused.window().id(), RefusedWindow::reason)
                    .containsExactly(tuple(early.id(), RefusedWindow.Reason.NO_MODEL));
            assertThat(subtask.told()).isEmpty();
            assertThat(subtask.waiting()).isZero();
            assertThat(subtask.harness.numEventTimeTimers()).isZero();
        }
    }

    @Test
    void letsNoWindowWaitAtTheEnd() throws Exception {
        try (Subtask subtask = Subtask.open(1, 0, null)) {
            subtask.arrive(window(KRAKEN, 1_000, 0));
            subtask.advance(Long.MAX_VALUE);

            assertThat(subtask.harness.getSideOutput(KMeansTopology.REFUSED)).hasSize(1);
            assertThat(subtask.waiting()).isZero();
        }
    }

    @Test
    void groupsLateAndIncompleteWindowsToo() throws Exception {
        try (Subtask subtask = Subtask.open(1, 0, null)) {
            subtask.model(1, 1_000, 0, 10);
            subtask.advance(5_000);
            subtask.arrive(
                    window(
                            KRAKEN,
                            4_000,
                            padded(9),
                            FeatureWindow.Completeness.TOO_FEW_SAMPLES,
                            1));
            subtask.advance(5_001);

            assertThat(subtask.told()).containsExactly("4000 v1 1 1.0");
        }
    }

    @Test
    void keepsEveryVersionThatAWindowInFlightMayTake() throws Exception {
        try (Subtask subtask = Subtask.open(1, 0, null)) {
            for (int version = 1; version <= 3 * ModelHistory.KEPT; version++) {
                subtask.model(version, version * 1_000L, version, 100);
            }
            subtask.arrive(window(KRAKEN, 3_500, 0));
            subtask.advance(3_500);

            assertThat(subtask.told()).containsExactly("3500 v3 0 3.0");
        }
    }

    @Test
    void dropsVersionsThatNoWindowCanTakeAnyMore() throws Exception {
        try (Subtask subtask = Subtask.open(1, 0, null)) {
            for (int version = 1; version <= 3 * ModelHistory.KEPT; version++) {
                subtask.model(version, version * 1_000L, version, 100);
                subtask.advance(version * 1_000L);
            }
            subtask.arrive(window(KRAKEN, 3_500, 0)); // late: as if it came now
            subtask.advance(50_000);

            assertThat(subtask.told()).containsExactly("3500 v48 0 48.0");
            assertThat(subtask.harness.getBroadcastState(ModelHistory.MODELS).immutableEntries())
                    .hasSize(ModelHistory.KEPT);
        }
    }

    @Test
    void goesOnAfterARestoreWithWhatWaitedAndWithTheModels() throws Exception {
        OperatorSubtaskState snapshot;
        try (Subtask subtask = Subtask.open(1, 0, null)) {
            subtask.model(1, 1_000, 0, 10);
            subtask.arrive(window(KRAKEN, 2_000, 9));
            snapshot = subtask.harness.snapshot(1, 1);
            assertThat(subtask.told()).isEmpty();
        }
        try (Subtask restored = Subtask.open(1, 0, snapshot)) {
            restored.arrive(window(BITSTAMP, 3_000, 1));
            restored.advance(3_000);

            assertThat(restored.told()).containsExactly("2000 v1 1 1.0", "3000 v1 0 1.0");
        }
    }

    @Test
    void tellsTheSameThroughAChangeOfParallelism() throws Exception {
        List<String> told = new ArrayList<>();
        OperatorSubtaskState one = part(0, 1, null, told).get(0);
        List<OperatorSubtaskState> two = part(1, 2, one, told);
        part(2, 1, AbstractStreamOperatorTestHarness.repackageState(two.get(0), two.get(1)), told);

        List<String> undisturbed = new ArrayList<>();
        try (Subtask subtask = Subtask.open(1, 0, null)) {
            for (int part = 0; part < 3; part++) {
                subtask.play(part, 1, 0);
            }
            undisturbed.addAll(subtask.told());
        }
        assertThat(told).containsExactlyInAnyOrderElementsOf(undisturbed).hasSize(28);
    }

    /** Runs a part of the story on some subtasks; every part ends with windows still waiting. */
    private static List<OperatorSubtaskState> part(
            int part, int parallelism, OperatorSubtaskState start, List<String> told)
            throws Exception {
        List<OperatorSubtaskState> snapshots = new ArrayList<>();
        for (int index = 0; index < parallelism; index++) {
            OperatorSubtaskState mine =
                    start == null
                            ? null
                            : AbstractStreamOperatorTestHarness.repartitionOperatorState(
                                    start, MAX_PARALLELISM, 3 - parallelism, parallelism, index);
            try (Subtask subtask = Subtask.open(parallelism, index, mine)) {
                subtask.play(part, parallelism, index);
                told.addAll(subtask.told());
                snapshots.add(subtask.harness.snapshot(1, 1));
            }
        }
        return snapshots;
    }

    private static ModelVersion version(
            long number, long learnedMs, int[] labels, double... places) {
        List<double[]> centroids = new ArrayList<>();
        for (double place : places) {
            centroids.add(padded(place));
        }
        return new ModelVersion(
                number,
                learnedMs,
                KMeansPlusPlusTest.model(centroids),
                labels,
                labels.length,
                10,
                false,
                new ClusterQuality(0, 0, 0, 10),
                labels,
                1,
                new double[0][],
                null);
    }

    /** One subtask of the operator. */
    private record Subtask(
            KeyedBroadcastOperatorTestHarness<String, FeatureWindow, ModelVersion, ClusteredWindow>
                    harness,
            CoBroadcastWithKeyedOperator<String, FeatureWindow, ModelVersion, ClusteredWindow>
                    operator)
            implements AutoCloseable {

        static Subtask open(int parallelism, int index, OperatorSubtaskState state)
                throws Exception {
            var operator =
                    new CoBroadcastWithKeyedOperator<>(
                            new AssignFunction(MAX_WAIT), List.of(ModelHistory.MODELS));
            var harness =
                    new KeyedBroadcastOperatorTestHarness<>(
                            operator,
                            window -> window.listing().code(),
                            Types.STRING,
                            MAX_PARALLELISM,
                            parallelism,
                            index);
            if (state != null) {
                harness.initializeState(state);
            }
            harness.open();
            harness.processBroadcastWatermark(Watermark.MAX_WATERMARK);
            return new Subtask(harness, operator);
        }

        /** Ten seconds with two versions and two venues; the last window of each has to wait. */
        void play(int part, int parallelism, int index) throws Exception {
            long startMs = part * 10_000L;
            model(2 * part + 1, startMs + 1_000, part, 10);
            model(2 * part + 2, startMs + 5_000, part, 20);
            for (String listing : List.of(KRAKEN, BITSTAMP)) {
                if (KeyGroupRangeAssignment.assignKeyToParallelOperator(
                                listing, MAX_PARALLELISM, parallelism)
                        == index) {
                    for (long ms = startMs + 2_000; ms <= startMs + 10_000; ms += 2_000) {
                        arrive(window(listing, ms, (int) (ms % 7)));
                    }
                }
            }
            advance(startMs + 9_000);
        }

        void model(long number, long learnedMs, double... places) throws Exception {
            harness.processBroadcastElement(
                    version(number, learnedMs, new int[] {0, 1}, places), learnedMs);
        }

        void arrive(FeatureWindow... windows) throws Exception {
            for (FeatureWindow window : windows) {
                harness.processElement(window, window.endUs() / 1_000);
            }
        }

        void advance(long ms) throws Exception {
            harness.processWatermark(ms);
        }

        List<String> told() {
            return harness.extractOutputValues().stream()
                    .map(
                            found ->
                                    "%d v%d %d %s"
                                            .formatted(
                                                    found.window().endUs() / 1_000,
                                                    found.modelVersion(),
                                                    found.cluster(),
                                                    Math.round(found.distance() * 1e6) / 1e6))
                    .toList();
        }

        int waiting() {
            return ((HeapKeyedStateBackend<?>) operator.getKeyedStateBackend())
                    .numKeyValueStateEntries();
        }

        @Override
        public void close() throws Exception {
            harness.close();
        }
    }
}
