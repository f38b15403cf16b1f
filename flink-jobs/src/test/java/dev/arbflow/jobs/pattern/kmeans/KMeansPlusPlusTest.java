package dev.arbflow.jobs.pattern.kmeans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.ml.clustering.kmeans.KMeansModelData;
import org.apache.flink.ml.linalg.DenseVector;
import org.junit.jupiter.api.Test;

class KMeansPlusPlusTest {

    @Test
    void liesAsCloseToThePointsAsTheClustererOfCommonsMath() {
        Mixture mixture = Mixture.of(5, 9, 4, 800, 1);
        KMeansModelData reference = model(mixture.offlineCentroids(5));

        KMeansModelData fitted = new KMeansPlusPlus(mixture.weighted(), 5).best(3);

        assertThat(new Centroids(fitted).inertia(mixture.weighted()))
                .isLessThanOrEqualTo(1.001 * new Centroids(reference).inertia(mixture.weighted()));
        assertThat(Arrays.stream(fitted.weights.values).sum()).isCloseTo(800, within(1e-9));
    }

    @Test
    void takesAWeightForThatManyPoints() {
        List<WeightedPoint> heavy = List.of(at(0, 3), at(4, 1), at(100, 1));
        List<WeightedPoint> copies = List.of(at(0, 1), at(0, 1), at(0, 1), at(4, 1), at(100, 1));

        assertThat(sorted(new KMeansPlusPlus(heavy, 2).best(1))).containsExactly(1, 100);
        assertThat(sorted(new KMeansPlusPlus(copies, 2).best(1))).containsExactly(1, 100);
    }

    @Test
    void makesNoMoreCentroidsThanThereAreDistinctPoints() {
        List<WeightedPoint> twoPlaces = List.of(at(0.1, 1), at(0.3, 1), at(0.1, 1), at(0.3, 1));

        assertThat(sorted(new KMeansPlusPlus(twoPlaces, 7).best(1))).containsExactly(0.1, 0.3);
    }

    @Test
    void makesOneCentroidOfPointsThatAreAllTheSame() {
        List<WeightedPoint> constant =
                Collections.nCopies(50, WeightedPoint.at(new double[] {0.1, 0.2, 0.3}, 1));

        KMeansModelData fitted = new KMeansPlusPlus(constant, 3).best(1);

        assertThat(fitted.centroids).hasSize(1);
        assertThat(fitted.centroids[0].values)
                .containsExactly(new double[] {0.1, 0.2, 0.3}, within(1e-12));
    }

    @Test
    void drawsTheSameFromTheSameSeed() {
        List<WeightedPoint> points = Mixture.of(4, 3, 1, 200, 2).weighted();

        assertThat(new KMeansPlusPlus(points, 4).best(9).centroids)
                .isEqualTo(new KMeansPlusPlus(points, 4).best(9).centroids);
    }

    static KMeansModelData model(List<double[]> centroids) {
        double[] weights = new double[centroids.size()];
        Arrays.fill(weights, 1);
        return new KMeansModelData(
                centroids.stream().map(DenseVector::new).toArray(DenseVector[]::new),
                new DenseVector(weights));
    }

    private static WeightedPoint at(double x, double weight) {
        return WeightedPoint.at(new double[] {x}, weight);
    }

    private static double[] sorted(KMeansModelData model) {
        return Stream.of(model.centroids)
                .mapToDouble(centroid -> centroid.get(0))
                .sorted()
                .toArray();
    }
}
