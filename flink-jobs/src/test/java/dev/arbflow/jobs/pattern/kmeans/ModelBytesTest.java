package dev.arbflow.jobs.pattern.kmeans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.ml.clustering.kmeans.KMeansModelData;
import org.apache.flink.ml.linalg.DenseVector;
import org.junit.jupiter.api.Test;

class ModelBytesTest {
    private static final KMeansModelData MODEL =
            new KMeansModelData(
                    new DenseVector[] {
                        new DenseVector(new double[] {1.5, -2}),
                        new DenseVector(new double[] {0, Double.MIN_VALUE})
                    },
                    new DenseVector(new double[] {10, 0.25}));

    @Test
    void loadsWhatItSaved() throws IOException {
        KMeansModelData loaded = ModelBytes.decode(ModelBytes.encode(MODEL));

        assertThat(loaded.centroids).isEqualTo(MODEL.centroids);
        assertThat(loaded.weights).isEqualTo(MODEL.weights);
    }

    @Test
    void loadsAModelWithoutCentroids() throws IOException {
        KMeansModelData none = new KMeansModelData(new DenseVector[0], new DenseVector(0));

        assertThat(ModelBytes.decode(ModelBytes.encode(none)).centroids).isEmpty();
    }

    @Test
    void refusesBytesThatAreNoModel() throws IOException {
        byte[] cut = Arrays.copyOf(ModelBytes.encode(MODEL), 20);

        assertThatIOException().isThrownBy(() -> ModelBytes.decode(cut));
        assertThatIOException()
                .isThrownBy(() -> ModelBytes.decode(new byte[] {127, 0, 0, 0, 0}))
                .withMessage("these 5 bytes are not a k-means model");
        assertThatIOException().isThrownBy(() -> ModelBytes.decode(new byte[] {-1, 0, 0, 0}));
        assertThatIOException().isThrownBy(() -> ModelBytes.decode(new byte[2]));
    }
}
