package dev.arbflow.jobs.pattern.kmeans;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.state.FeatureWindowSerializer;
import dev.arbflow.jobs.state.StateSerializer;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.ml.clustering.kmeans.KMeansModelData;
import org.apache.flink.ml.linalg.DenseVector;
import org.junit.jupiter.api.Test;

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

    private static final ModelVersion VERSION =
            new ModelVersion(
                    3, 4, MODEL, new int[] {7}, 2, 5, true, new ClusterQuality(0.5, 2, 1, 6));

    private static final String VERSION_1 =
            "01" // version
                    + "0000000000000003"
                    + "0000000000000004"
                    + MODEL_IN_FLINK_MLS_BYTES
                    + "0000000100000007" // one label
                    + "00000002"
                    + "0000000000000005"
                    + "01"
                    + "3fe000000000000040000000000000003ff000000000000000000006";

    private static final String CLUSTERS_1 =
            "01" // version
                    + "0000000000000003"
                    + "0000000000000004"
                    + "0000000000000005"
                    + "00000008"
                    + "01" // there is a model
                    + MODEL_IN_FLINK_MLS_BYTES
                    + "0000000100000007"
                    + "0000000100000007000000013ff0000000000000" // one reference
                    + "00000001000000014000000000000000" // one point in the batch
                    + "3ff0000000000000"
                    + "00000000"; // an empty sample

    @Test
    void versionsKeepTheirFormat() throws IOException {
        ModelVersion read = assertKeepsItsFormat(new ModelVersionSerializer(), VERSION, VERSION_1);

        assertThat(read.model().centroids).isEqualTo(MODEL.centroids);
        assertThat(read.labels()).containsExactly(7);
        assertThat(read.quality()).isEqualTo(VERSION.quality());
    }

    @Test
    void whatIsLearnedKeepsItsFormat() throws IOException {
        LearnedClusters clusters = learned();

        LearnedClusters read =
                assertKeepsItsFormat(new LearnedClustersSerializer(), clusters, CLUSTERS_1);

        assertThat(read.nextLabel).isEqualTo(8);
        assertThat(read.points).isEqualTo(5);
        assertThat(read.model.data().centroids).isEqualTo(MODEL.centroids);
        assertThat(read.references).isEqualTo(clusters.references);
        assertThat(read.batch).hasSize(1);
        assertThat(read.sample).isEmpty();
    }

    @Test
    void nothingLearnedYetHasAFormatToo() throws IOException {
        assertThat(
                        assertKeepsItsFormat(
                                        new LearnedClustersSerializer(),
                                        new LearnedClusters(),
                                        "01" + "00".repeat(8 + 8 + 8 + 4 + 1 + 4 + 4 + 4))
                                .model)
                .isNull();
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
    void weightedWindowsKeepTheirFormat() throws IOException {
        WeightedWindow window =
                new WeightedWindow(
                        BehaviourWindows.window(BehaviourWindows.KRAKEN, 60_000, 2), 0.25);
        DataOutputSerializer inner = new DataOutputSerializer(64);
        new FeatureWindowSerializer().serialize(window.window(), inner);

        assertKeepsItsFormat(
                new WeightedWindowSerializer(),
                window,
                "01" + HexFormat.of().formatHex(inner.getCopyOfBuffer()) + "3fd0000000000000");
    }

    @Test
    void flinkFindsTheFormatOfVersionsByTheirClass() {
        assertThat(
                        TypeInformation.of(ModelVersion.class)
                                .createSerializer(new SerializerConfigImpl()))
                .isInstanceOf(ModelVersionSerializer.class);
    }

    private static LearnedClusters learned() {
        LearnedClusters clusters = new LearnedClusters();
        clusters.version = 3;
        clusters.learnedMs = 4;
        clusters.points = 5;
        clusters.nextLabel = 8;
        clusters.model = new LabelledModel(MODEL, new int[] {7});
        clusters.references.put(7, new DenseVector(new double[] {1}));
        clusters.batch = new ArrayList<>(List.of(WeightedPoint.at(new double[] {2}, 1)));
        clusters.sample = new ArrayDeque<>();
        return clusters;
    }

    private static <T> T assertKeepsItsFormat(StateSerializer<T> serializer, T value, String hex)
            throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(value, out);
        DataInputDeserializer in = new DataInputDeserializer(HexFormat.of().parseHex(hex));
        T read = serializer.deserialize(in);
        DataOutputSerializer again = new DataOutputSerializer(64);
        serializer.serialize(read, again);

        assertThat(HexFormat.of().formatHex(out.getCopyOfBuffer())).isEqualTo(hex);
        assertThat(HexFormat.of().formatHex(again.getCopyOfBuffer())).isEqualTo(hex);
        assertThat(in.available()).as("bytes left over").isZero();
        assertThat(serializer.snapshotConfiguration().restoreSerializer()).isEqualTo(serializer);
        return read;
    }
}
