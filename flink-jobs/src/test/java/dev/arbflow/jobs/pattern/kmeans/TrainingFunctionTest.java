package dev.arbflow.jobs.pattern.kmeans;

import static dev.arbflow.jobs.pattern.kmeans.BehaviourWindows.BITSTAMP;
import static dev.arbflow.jobs.pattern.kmeans.BehaviourWindows.KRAKEN;
import static dev.arbflow.jobs.pattern.kmeans.BehaviourWindows.clustering;
import static dev.arbflow.jobs.pattern.kmeans.BehaviourWindows.padded;
import static dev.arbflow.jobs.pattern.kmeans.BehaviourWindows.small;
import static dev.arbflow.jobs.pattern.kmeans.BehaviourWindows.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.arbflow.jobs.config.Clustering;
import dev.arbflow.jobs.testing.KeyedHarness;
import dev.arbflow.market.behaviour.Feature;
import dev.arbflow.market.behaviour.FeatureWindow;
import dev.arbflow.market.behaviour.FeatureWindow.Completeness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class TrainingFunctionTest {
    private static final int MAX_PARALLELISM = 128;
    private static final Clustering SETTINGS = clustering(4, 0.9, 20, 40, 100, 3);

    @Test
    void learnsInTheOrderOfEventTimeWhateverTheOrderOfArrival() throws Exception {
        List<FeatureWindow> windows = windows(300);
        List<FeatureWindow> shuffled = new ArrayList<>(windows);
        Collections.shuffle(shuffled, new Random(1));

        assertThat(told(shuffled)).isEqualTo(told(windows)).hasSize(14); // 40, then 13 times 20
    }

    @Test
    void tellsAVersionAsSoonAsTheWatermarkAllows() throws Exception {
        try (var harness = open(small(), Optional.empty())) {
            for (int i = 1; i <= 4; i++) {
                arrive(harness, window(KRAKEN, i * 1_000L, i % 2));
            }
            harness.processWatermark(3_999);
            assertThat(harness.extractOutputValues()).isEmpty();
            harness.processWatermark(4_000);
            assertThat(harness.extractOutputValues())
                    .extracting(ModelVersion::version, ModelVersion::learnedMs)
                    .containsExactly(tuple(1L, 4_000L));
        }
    }

    @Test
    void goesOnAfterARestoreAsIfNothingHadHappened() throws Exception {
        List<FeatureWindow> windows = windows(300);
        List<String> undisturbed = told(windows);
        for (int cut : new int[] {10, 46, 156}) { // before a model, amid a batch, later
            OperatorSubtaskState snapshot;
            List<String> told = new ArrayList<>();
            try (var harness = open(SETTINGS, Optional.empty())) {
                run(harness, windows.subList(0, cut));
                arrive(harness, windows.get(cut)); // waits in state
                told.addAll(rows(harness.extractOutputValues()));
                snapshot = harness.snapshot(1, 1);
            }
            try (var restored =
                    KeyedHarness.restore(
                            new TrainingFunction(SETTINGS, Optional.empty()),
                            window -> TrainingFunction.KEY,
                            snapshot)) {
                run(restored, windows.subList(cut + 1, windows.size()));
                told.addAll(rows(restored.extractOutputValues()));
            }
            assertThat(told).as("cut at " + cut).isEqualTo(undisturbed);
        }
    }

    @Test
    void showsHowMuchOfTheNewestGroupingIsTheSameAsBefore() throws Exception {
        List<FeatureWindow> windows = windows(300);
        try (var harness = open(SETTINGS, Optional.empty())) {
            assertThat(harness.shown("modelAgreement")).isEqualTo(Double.NaN);
            run(harness, windows);

            List<ModelVersion> versions = harness.extractOutputValues();
            assertThat(harness.shown("modelAgreement"))
                    .isEqualTo(versions.get(versions.size() - 1).agreement());
        }
    }

    @Test
    void weighsOneWindowOfAMarketAndMoment() throws Exception {
        List<FeatureWindow> windows = windows(300);
        try (var harness = open(SETTINGS, Optional.empty())) {
            run(harness, windows);

            List<ModelVersion> versions = harness.extractOutputValues();
            GroupEvidence evidence = versions.get(versions.size() - 1).evidence();
            int learned = 40 + 20 * ((int) evidence.weighedBy() - 1);
            assertThat(evidence.points())
                    .isEqualTo(
                            windows.subList(0, learned).stream()
                                    .filter(window -> window.endUs() % 60_000_000 == 0)
                                    .map(FeatureWindow::endUs)
                                    .distinct()
                                    .count())
                    .isGreaterThan(25);
        }
    }

    @Test
    void movesWholeThroughAChangeOfParallelism() throws Exception {
        List<FeatureWindow> windows = windows(300);
        List<String> told = new ArrayList<>();
        OperatorSubtaskState one = runPart(windows.subList(0, 90), null, 1, told).get(0);
        List<OperatorSubtaskState> two = runPart(windows.subList(90, 190), one, 2, told);
        OperatorSubtaskState merged =
                AbstractStreamOperatorTestHarness.repackageState(two.get(0), two.get(1));
        runPart(windows.subList(190, 300), merged, 1, told);

        assertThat(told).isEqualTo(told(windows));
    }

    @Test
    void leavesOutIncompleteAndLateWindowsAndCountsThem() throws Exception {
        try (var harness = open(small(), Optional.empty())) {
            arrive(harness, window(KRAKEN, 1_000, padded(9), Completeness.FEED_FAULT, 1));
            harness.processWatermark(5_000);
            arrive(harness, window(KRAKEN, 5_000, 1));

            assertThat(harness.count("windowsIncomplete")).isOne();
            assertThat(harness.count("windowsLate")).isOne();
            assertThat(harness.numKeyedStateEntries()).isZero();
        }
    }

    @Test
    void makesAModelOfTheLittleThereIsWhenNothingMoreWillCome() throws Exception {
        try (var harness = open(small(), Optional.empty())) {
            arrive(harness, window(KRAKEN, 1_000, 5));
            harness.processWatermark(Long.MAX_VALUE);

            assertThat(harness.extractOutputValues())
                    .extracting(ModelVersion::learnedMs)
                    .containsExactly(1_000L);
            assertThat(harness.extractOutputValues().get(0).labels()).containsExactly(0);
        }
    }

    @Test
    void tellsWhatAClusterMeasuredOfTheFeatureThatItIsNotMadeOf() throws Exception {
        int place = Feature.CROSS_VENUE_DIFFERENCE.index();
        double[] features = padded(1);
        features[place] = 4;
        try (var harness = open(small(), Optional.empty())) {
            arrive(harness, window(KRAKEN, 1_000, features, Completeness.COMPLETE, 1));
            features = padded(1);
            features[place] = 8;
            arrive(harness, window(BITSTAMP, 1_000, features, Completeness.COMPLETE, 1));
            harness.processWatermark(Long.MAX_VALUE);

            ModelVersion version = harness.extractOutputValues().get(0);
            assertThat(version.labels()).containsExactly(0);
            assertThat(version.model().centroids[0].get(place)).isZero();
            assertThat(version.raw()[0][place]).isEqualTo(6);
        }
    }

    @Test
    void tellsNothingAtTheEndOfAStreamWithoutWindows() throws Exception {
        try (var harness = open(small(), Optional.empty())) {
            harness.processWatermark(Long.MAX_VALUE);

            assertThat(harness.extractOutputValues()).isEmpty();
        }
    }

    @Test
    void startsFromAStoredVersionAndKeepsItsLabels() throws Exception {
        List<FeatureWindow> windows = windows(300);
        ModelVersion stored;
        try (var harness = open(SETTINGS, Optional.empty())) {
            run(harness, windows.subList(0, 160));
            List<ModelVersion> versions = harness.extractOutputValues();
            stored = versions.get(versions.size() - 1);
        }
        try (var harness = open(SETTINGS, Optional.of(stored))) {
            run(harness, windows.subList(160, 300));

            List<ModelVersion> versions = harness.extractOutputValues();
            assertThat(rows(versions.subList(0, 1))).isEqualTo(rows(List.of(stored)));
            assertThat(versions.get(1).version()).isEqualTo(stored.version() + 1);
            assertThat(versions.get(1).labels()).isEqualTo(stored.labels());
        }
    }

    @Test
    void alarmsWhenAClusterMoves() throws Exception {
        try (var harness = open(clustering(1, 0.1, 2, 2, 10, 100), Optional.empty())) {
            run(harness, List.of(window(KRAKEN, 1_000, 0), window(BITSTAMP, 1_000, 0)));
            run(harness, List.of(window(KRAKEN, 2_000, 9), window(BITSTAMP, 2_000, 9)));

            assertThat(harness.getSideOutput(KMeansTopology.DRIFT)).hasSize(1);
        }
    }

    /** Three groups, two venues in turn; the same every time. */
    private static List<FeatureWindow> windows(int count) {
        Mixture mixture = Mixture.of(3, 9, 4, count, 5);
        List<FeatureWindow> windows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            windows.add(
                    window(
                            i % 2 == 0 ? KRAKEN : BITSTAMP,
                            (i / 2 + 1) * 20_000L, // a third of them ends with a minute, as long as
                            // they are
                            mixture.points().get(i),
                            Completeness.COMPLETE,
                            1));
        }
        return windows;
    }

    private static List<String> told(List<FeatureWindow> windows) throws Exception {
        try (var harness = open(SETTINGS, Optional.empty())) {
            for (FeatureWindow window : windows) {
                arrive(harness, window);
            }
            harness.processWatermark(10_000_000);
            return rows(harness.extractOutputValues());
        }
    }

    /** Runs a part of the stream on some subtasks and takes their snapshots. */
    private static List<OperatorSubtaskState> runPart(
            List<FeatureWindow> windows,
            OperatorSubtaskState start,
            int parallelism,
            List<String> told)
            throws Exception {
        List<OperatorSubtaskState> snapshots = new ArrayList<>();
        int owner =
                KeyGroupRangeAssignment.assignKeyToParallelOperator(
                        TrainingFunction.KEY, MAX_PARALLELISM, parallelism);
        for (int subtask = 0; subtask < parallelism; subtask++) {
            try (var harness = subtask(parallelism, subtask)) {
                if (start != null) {
                    harness.initializeState(
                            AbstractStreamOperatorTestHarness.repartitionOperatorState(
                                    start, MAX_PARALLELISM, 3 - parallelism, parallelism, subtask));
                }
                harness.open();
                if (subtask == owner) {
                    run(harness, windows);
                }
                told.addAll(rows(harness.extractOutputValues()));
                snapshots.add(harness.snapshot(1, 1));
            }
        }
        return snapshots;
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, WeightedWindow, ModelVersion>
            subtask(int parallelism, int index) throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new TrainingFunction(SETTINGS, Optional.empty())),
                window -> TrainingFunction.KEY,
                Types.STRING,
                MAX_PARALLELISM,
                parallelism,
                index);
    }

    private static KeyedHarness<WeightedWindow, ModelVersion> open(
            Clustering settings, Optional<ModelVersion> stored) throws Exception {
        return KeyedHarness.open(
                new TrainingFunction(settings, stored), window -> TrainingFunction.KEY);
    }

    private static void arrive(
            KeyedOneInputStreamOperatorTestHarness<String, WeightedWindow, ModelVersion> harness,
            FeatureWindow window)
            throws Exception {
        harness.processElement(WeightedWindow.plain(window), window.endUs() / 1_000);
    }

    /** Lets windows arrive, the watermark just behind them. */
    private static void run(
            KeyedOneInputStreamOperatorTestHarness<String, WeightedWindow, ModelVersion> harness,
            List<FeatureWindow> windows)
            throws Exception {
        for (FeatureWindow window : windows) {
            harness.processWatermark(window.endUs() / 1_000 - 1);
            arrive(harness, window);
        }
        harness.processWatermark(windows.get(windows.size() - 1).endUs() / 1_000);
    }

    /** All that a version says, to the last digit. */
    private static List<String> rows(List<ModelVersion> versions) {
        return versions.stream()
                .map(
                        version ->
                                version.version()
                                        + " "
                                        + version.learnedMs()
                                        + " "
                                        + Arrays.toString(version.labels())
                                        + Arrays.toString(version.model().centroids)
                                        + version.model().weights
                                        + version.quality()
                                        + version.evidence())
                .toList();
    }
}
