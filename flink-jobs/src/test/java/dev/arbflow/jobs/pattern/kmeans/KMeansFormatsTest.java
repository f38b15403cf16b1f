package dev.arbflow.jobs.pattern.kmeans;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.state.record.RecordSerializer;
import dev.arbflow.jobs.testing.StateBytes;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.ml.clustering.kmeans.KMeansModelData;
import org.apache.flink.ml.linalg.DenseVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bytes of every version of the state formats of this package. */
class KMeansFormatsTest {
    private static final KMeansModelData MODEL =
            new KMeansModelData(
                    new DenseVector[] {new DenseVector(new double[] {1.5, -2})},
                    new DenseVector(new double[] {10}));

    private static final String MODEL_IN_FLINK_MLS_BYTES =
            "00000024" // length
                    + "00000001" // centroids
                    + "00000002" // dimensions
                    + "3ff8000000000000c000000000000000"
                    + "00000001" // weights
                    + "4024000000000000";

    private static final StateBytes<GroupEvidence> WEIGHED =
            StateBytes.of(
                    GroupEvidence.class,
                    new GroupEvidence(2, 3, 0.5, 0.25, 0.125, 6),
                    "01" // version
                            + "0000000000000002"
                            + "00000003"
                            + "3fe00000000000003fd00000000000003fc0000000000000"
                            + "00000006");

    private static final String EVIDENCE = "01" + WEIGHED.hex(); // there is some

    private static final StateBytes<ModelVersion> VERSION =
            StateBytes.of(
                    ModelVersion.class,
                    new ModelVersion(
                            3,
                            4,
                            MODEL,
                            new int[] {7},
                            2,
                            5,
                            true,
                            new ClusterQuality(0.5, 2, 1, 6),
                            new int[] {-1},
                            0.75,
                            new double[][] {{2.5}},
                            WEIGHED.value()),
                    "03" // version
                            + "0000000000000003"
                            + "0000000000000004"
                            + MODEL_IN_FLINK_MLS_BYTES
                            + "0000000100000007" // one label
                            + "00000002"
                            + "0000000000000005"
                            + "01"
                            + "01" // version of the quality
                            + "3fe000000000000040000000000000003ff000000000000000000006"
                            + "00000001ffffffff" // one predecessor
                            + "3fe8000000000000"
                            + "00000001000000014004000000000000" // what one centroid measured
                            + EVIDENCE);

    private static final StateBytes<ChosenCount> CHOSEN =
            StateBytes.of(
                    ChosenCount.class,
                    new ChosenCount(3, 4, 2),
                    "01" + "00000003" + "00000004" + "00000002");

    private static final String APART =
            "00000001000000014010000000000000" // one point
                    + "000000014014000000000000" // as it was measured
                    + "3ff0000000000000";

    private static final StateBytes<LearnedClusters> CLUSTERS =
            new StateBytes<>(
                    new LearnedClustersSerializer(),
                    learned(),
                    "03" // version
                            + "0000000000000003"
                            + "0000000000000004"
                            + "0000000000000005"
                            + "00000008"
                            + "01" // there is a model
                            + MODEL_IN_FLINK_MLS_BYTES
                            + "0000000100000007"
                            + "000000014004000000000000" // what it measured
                            + "0000000100000007000000013ff0000000000000" // one reference
                            + "00000001000000014000000000000000" // one point in the batch
                            + "000000014008000000000000" // as it was measured
                            + "3ff0000000000000"
                            + "00000000" // an empty sample
                            + EVIDENCE
                            + CHOSEN.hex()
                            + APART);

    static Stream<StateBytes<?>> formats() {
        return Stream.of(
                VERSION,
                CLUSTERS,
                WEIGHED,
                CHOSEN,
                new StateBytes<>(
                        new LearnedClustersSerializer(),
                        new LearnedClusters(),
                        "03"
                                + "00".repeat(8 + 8 + 8 + 4 + 1 + 4 + 4 + 4)
                                + "00" // no evidence
                                + "01"
                                + "00".repeat(4 + 4 + 4)
                                + "00000000"), // no points
                StateBytes.of(
                        WeightedWindow.class,
                        new WeightedWindow(
                                BehaviourWindows.window(BehaviourWindows.KRAKEN, 60_000, 2), 0.25),
                        "0101000e4b52414b454e7c4254432f555344000000000000000000000000"
                                + "039387000008434f4d504c45544500000009400000000000000000000000"
                                + "000000000000000000000000000000000000000000000000000000000000"
                                + "000000000000000000000000000000000000000000000000000000000000"
                                + "000000094000000000000000000000000000000000000000000000000000"
                                + "000000000000000000000000000000000000000000000000000000000000"
                                + "000000000000000000000000000000000000000000000001000000004059"
                                + "0000000000003fd0000000000000"));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void keepsItsBytes(StateBytes<?> format) throws IOException {
        format.assertBytesKept();
    }

    @Test
    void aVersionMeansWhatItMeant() throws IOException {
        ModelVersion read = VERSION.read();

        assertThat(read.model().centroids).isEqualTo(MODEL.centroids);
        assertThat(read.labels()).containsExactly(7);
        assertThat(read.quality()).isEqualTo(VERSION.value().quality());
    }

    @Test
    void whatIsLearnedMeansWhatItMeant() throws IOException {
        LearnedClusters read = CLUSTERS.read();

        assertThat(read.nextLabel).isEqualTo(8);
        assertThat(read.points).isEqualTo(5);
        assertThat(read.model.data().centroids).isEqualTo(MODEL.centroids);
        assertThat(read.references).isEqualTo(learned().references);
        assertThat(read.batch)
                .singleElement()
                .satisfies(
                        point -> {
                            assertThat(point.coordinates()).containsExactly(2);
                            assertThat(point.raw()).containsExactly(3);
                        });
        assertThat(read.sample).isEmpty();
        assertThat(read.evidence).isEqualTo(learned().evidence);
        assertThat(read.chosen).isEqualTo(learned().chosen);
        assertThat(read.apart).hasSize(1);
    }

    @Test
    void pointsOfVersionOneWereMeasuredAsTheyLie() throws IOException {
        StateBytes<LearnedClusters> old =
                new StateBytes<>(
                        new LearnedClustersSerializer(),
                        learned(),
                        CLUSTERS.hex()
                                .replaceFirst("^03", "01")
                                .replace(EVIDENCE + CHOSEN.hex() + APART, "")
                                .replace("000000014008000000000000", "")
                                .replace("000000014004000000000000", ""));

        assertThat(old.read().model.raw()).isDeepEqualTo(new double[][] {{}});
        assertThat(old.read().batch)
                .singleElement()
                .satisfies(point -> assertThat(point.raw()).containsExactly(2));
    }

    @Test
    void aVersionOfBeforeThereWerePredecessorsHasNone() throws IOException {
        String hex = VERSION.hex().replaceFirst("^03", "01");
        ModelVersion old =
                new StateBytes<>(
                                VERSION.serializer(),
                                VERSION.value(),
                                hex.substring(0, hex.indexOf("00000001ffffffff")))
                        .read();

        assertThat(old.predecessors()).isEmpty();
        assertThat(old.agreement()).isNaN();
        assertThat(old.rawOrUnknown()).isDeepEqualTo(new double[][] {{}});
    }

    @Test
    void whatWasWrittenBeforeEvidenceWasWeighedHasNone() throws IOException {
        StateBytes<LearnedClusters> clusters =
                new StateBytes<>(
                        new LearnedClustersSerializer(),
                        learned(),
                        CLUSTERS.hex()
                                .replaceFirst("^03", "02")
                                .replace(EVIDENCE + CHOSEN.hex() + APART, ""));
        StateBytes<ModelVersion> version =
                new StateBytes<>(
                        VERSION.serializer(),
                        VERSION.value(),
                        VERSION.hex().replaceFirst("^03", "02").replace(EVIDENCE, ""));

        assertThat(clusters.read().evidence).isNull();
        assertThat(clusters.read().chosen).isEqualTo(ChosenCount.NONE);
        assertThat(clusters.read().apart).isEmpty();
        assertThat(clusters.read().batch.get(0).raw()).containsExactly(3);
        assertThat(version.read().evidence()).isNull();
        assertThat(version.read().agreement()).isEqualTo(0.75);
    }

    @Test
    void aCopyOfWhatIsLearnedGoesItsOwnWay() {
        LearnedClusters clusters = learned();
        LearnedClusters copy = new LearnedClustersSerializer().copy(clusters);
        clusters.remember(WeightedPoint.at(new double[] {3}, 1), 9, 10);

        assertThat(copy.batch).hasSize(1);
        assertThat(copy.points).isEqualTo(5);
    }

    @Test
    void flinkFindsTheFormatOfVersionsByTheirClass() {
        assertThat(
                        TypeInformation.of(ModelVersion.class)
                                .createSerializer(new SerializerConfigImpl()))
                .isEqualTo(RecordSerializer.of(ModelVersion.class));
    }

    private static LearnedClusters learned() {
        LearnedClusters clusters = new LearnedClusters();
        clusters.version = 3;
        clusters.learnedMs = 4;
        clusters.points = 5;
        clusters.nextLabel = 8;
        clusters.model = LabelledModel.goingOn(MODEL, new int[] {7}, new double[][] {{2.5}});
        clusters.references.put(7, new DenseVector(new double[] {1}));
        clusters.batch =
                new ArrayList<>(
                        List.of(WeightedPoint.measured(new double[] {2}, new double[] {3}, 1)));
        clusters.sample = new ArrayDeque<>();
        clusters.evidence = new GroupEvidence(2, 3, 0.5, 0.25, 0.125, 6);
        clusters.chosen = new ChosenCount(3, 4, 2);
        clusters.apart.add(WeightedPoint.measured(new double[] {4}, new double[] {5}, 1));
        return clusters;
    }
}
