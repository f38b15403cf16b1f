package dev.arbflow.jobs.pattern.kmeans;

import static dev.arbflow.jobs.pattern.kmeans.BehaviourWindows.BITSTAMP;
import static dev.arbflow.jobs.pattern.kmeans.BehaviourWindows.KRAKEN;
import static dev.arbflow.jobs.pattern.kmeans.BehaviourWindows.clustering;
import static dev.arbflow.jobs.pattern.kmeans.BehaviourWindows.padded;
import static dev.arbflow.jobs.pattern.kmeans.BehaviourWindows.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.arbflow.jobs.config.Clustering;
import dev.arbflow.jobs.testing.InMemorySink;
import dev.arbflow.market.behaviour.ClusteredWindow;
import dev.arbflow.market.behaviour.FeatureWindow;
import dev.arbflow.market.behaviour.FeatureWindow.Completeness;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The whole graph on a cluster in this JVM, without Kryo and without the Table API. */
class KMeansTopologyTest {
    private static final int SIZE = 3_000;

    private final InMemorySink<ClusteredWindow> clustered = new InMemorySink<>();
    private final InMemorySink<ModelVersion> models = new InMemorySink<>();
    private final InMemorySink<DriftAlarm> drift = new InMemorySink<>();
    private final InMemorySink<RefusedWindow> refused = new InMemorySink<>();

    @AfterEach
    void forget() {
        List.of(clustered, models, drift, refused).forEach(InMemorySink::close);
    }

    @Test
    void groupsWindowsLikeAnOfflineKMeansAsTheyArrive() throws Exception {
        Mixture mixture = Mixture.of(4, 9, 4, SIZE, 11);
        double offline = mixture.agreement(mixture.nearest(mixture.offlineCentroids(4)));

        run(2, clustering(4, 0.95, 100, 200, 500, 10), windows(mixture));

        Map<String, Integer> clusters = new HashMap<>();
        clustered.written().forEach(found -> clusters.put(found.window().id(), found.cluster()));
        int[] labels =
                windows(mixture).stream().mapToInt(window -> clusters.get(window.id())).toArray();
        assertThat(mixture.agreement(labels)).isCloseTo(offline, within(0.02));
        assertThat(models.written()).hasSize(1 + (SIZE - 200) / 100);
        assertThat(models.written())
                .allSatisfy(
                        version -> assertThat(version.quality().silhouette()).isGreaterThan(0.3));
        assertThat(refused.written()).isEmpty();
        assertThat(drift.written()).isEmpty();
    }

    @Test
    void tellsTheSameAtAnyParallelism() throws Exception {
        List<FeatureWindow> windows = windows(Mixture.of(3, 9, 1.5, 1_000, 12));
        Clustering settings = clustering(3, 0.9, 30, 60, 100, 2);
        run(1, settings, windows);
        Map<String, String> once = places();
        run(2, settings, windows);

        assertThat(clustered.written()).hasSize(2_000);
        assertThat(places().entrySet()).containsExactlyInAnyOrderElementsOf(once.entrySet());
    }

    @Test
    void keepsBrokenWindowsFromTheModel() throws Exception {
        List<FeatureWindow> windows = new ArrayList<>(windows(Mixture.of(2, 9, 4, 200, 13)));
        windows.add(window(KRAKEN, 50_500, padded(Double.NaN), Completeness.COMPLETE, 1));
        windows.add(
                window(
                        BITSTAMP,
                        50_500,
                        padded(1, Double.POSITIVE_INFINITY),
                        Completeness.COMPLETE,
                        1));

        run(2, clustering(2, 0.9, 20, 40, 100, 10), windows);

        assertThat(refused.written())
                .extracting(RefusedWindow::reason)
                .containsExactly(RefusedWindow.Reason.NOT_FINITE, RefusedWindow.Reason.NOT_FINITE);
        assertThat(clustered.written()).hasSize(200);
        assertThat(models.written())
                .allSatisfy(version -> assertThat(version.quality().meanSquare()).isFinite());
    }

    @Test
    void makesTheBestOfFewerWindowsThanClusters() throws Exception {
        run(
                2,
                clustering(20, 0.9, 20, 40, 100, 10),
                List.of(
                        window(KRAKEN, 1_000, 0),
                        window(KRAKEN, 2_000, 5),
                        window(BITSTAMP, 2_000, 5)));

        assertThat(models.written()).hasSize(1);
        assertThat(models.written().get(0).labels()).hasSize(2);
        assertThat(models.written().get(0).wanted()).isEqualTo(20);
        assertThat(clustered.written()).hasSize(3);
        assertThat(clustered.written()).extracting(ClusteredWindow::distance).containsOnly(0.0);
    }

    @Test
    void worksWithASingleVenue() throws Exception {
        Mixture mixture = Mixture.of(2, 9, 4, 200, 14);
        List<FeatureWindow> oneVenue = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            oneVenue.add(
                    window(
                            KRAKEN,
                            (i + 1) * 1_000L,
                            mixture.points().get(i),
                            Completeness.COMPLETE,
                            1));
        }

        run(2, clustering(2, 0.9, 20, 40, 100, 10), oneVenue);

        assertThat(clustered.written()).hasSize(200);
        assertThat(clustered.written()).extracting(ClusteredWindow::cluster).contains(0, 1);
    }

    /** Two venues in turn, the features of both from the same mixture. */
    private static List<FeatureWindow> windows(Mixture mixture) {
        List<FeatureWindow> windows = new ArrayList<>();
        for (int i = 0; i < mixture.points().size(); i++) {
            windows.add(
                    window(
                            i % 2 == 0 ? KRAKEN : BITSTAMP,
                            (i / 2 + 1) * 1_000L,
                            mixture.points().get(i),
                            Completeness.COMPLETE,
                            1));
        }
        return windows;
    }

    private Map<String, String> places() {
        return clustered.written().stream()
                .collect(
                        Collectors.toMap(
                                found -> found.window().id(),
                                found ->
                                        found.modelVersion()
                                                + " "
                                                + found.cluster()
                                                + " "
                                                + found.distance(),
                                (earlier, later) -> later));
    }

    private void run(int parallelism, Clustering settings, List<FeatureWindow> windows)
            throws Exception {
        Configuration rules = new Configuration();
        rules.set(PipelineOptions.GENERIC_TYPES, false);
        rules.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        rules.set(PipelineOptions.MAX_PARALLELISM, 128);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(rules);
        env.setParallelism(parallelism);
        DataStream<FeatureWindow> stream =
                env.fromData(windows, TypeInformation.of(FeatureWindow.class))
                        .setParallelism(1)
                        .uid("windows")
                        .assignTimestampsAndWatermarks(
                                WatermarkStrategy.<FeatureWindow>forMonotonousTimestamps()
                                        .withTimestampAssigner(
                                                (window, old) -> window.endUs() / 1_000))
                        .setParallelism(1)
                        .uid("event-time");
        KMeansTopology.Results found =
                KMeansTopology.build(KMeansTopology.alike(stream), settings, Optional.empty());
        found.clustered().sinkTo(clustered).uid("clustered-out");
        found.models().sinkTo(models).uid("models-out");
        found.drift().sinkTo(drift).uid("drift-out");
        found.refused().sinkTo(refused).uid("refused-out");
        env.execute("clusters");
    }
}
