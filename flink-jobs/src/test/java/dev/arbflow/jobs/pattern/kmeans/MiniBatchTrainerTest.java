package dev.arbflow.jobs.pattern.kmeans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.flink.ml.clustering.kmeans.KMeansModelData;
import org.apache.flink.ml.linalg.DenseVector;
import org.junit.jupiter.api.Test;

class MiniBatchTrainerTest {
    private final KMeansModelData before =
            new KMeansModelData(
                    new DenseVector[] {vector(0), vector(10)},
                    new DenseVector(new double[] {4, 6}));

    @Test
    void weighsABatchAgainstWhatDecayHasLeft() {
        KMeansModelData after =
                new MiniBatchTrainer(0.5).update(before, List.of(point(3, 1), point(2, 2)));

        // 4 halves to 2; (2 * 0 + 1 * 3 + 2 * 2) / (2 + 3)
        assertThat(after.centroids[0].values).containsExactly(new double[] {1.4}, within(1e-12));
        assertThat(after.weights.values).containsExactly(5, 3);
    }

    @Test
    void leavesACentroidWithoutPointsWhereItIsAndLighter() {
        KMeansModelData after = new MiniBatchTrainer(0.5).update(before, List.of(point(1, 1)));

        assertThat(after.centroids[1]).isEqualTo(vector(10));
        assertThat(after.weights.get(1)).isEqualTo(3);
    }

    @Test
    void forgetsNothingWithADecayOfOne() {
        MiniBatchTrainer trainer = new MiniBatchTrainer(1);
        KMeansModelData model =
                new KMeansModelData(
                        new DenseVector[] {vector(1)}, new DenseVector(new double[] {1}));
        for (int x = 2; x <= 100; x++) {
            model = trainer.update(model, List.of(point(x, 1)));
        }

        assertThat(model.centroids[0].get(0)).isCloseTo(50.5, within(1e-9)); // mean of 1 to 100
    }

    @Test
    void doesNotTouchItsArguments() {
        new MiniBatchTrainer(0.5).update(before, List.of(point(1, 1)));

        assertThat(before.centroids).containsExactly(vector(0), vector(10));
        assertThat(before.weights.values).containsExactly(4, 6);
    }

    private static DenseVector vector(double x) {
        return new DenseVector(new double[] {x});
    }

    private static WeightedPoint point(double x, double weight) {
        return WeightedPoint.at(new double[] {x}, weight);
    }
}
