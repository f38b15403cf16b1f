package dev.arbflow.jobs.pattern.kmeans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Against values worked out by hand on a line. */
class ClusterQualityTest {

    @Test
    void measuresHowTightAndHowFarApartClustersAre() {
        ClusterQuality quality = quality(List.of(0.5, 10.5), 0, 1, 10, 11);

        // 0 and 11: (10.5 - 1) / 10.5; 1 and 10: (9.5 - 1) / 9.5
        assertThat(quality.silhouette()).isCloseTo((9.5 / 10.5 + 8.5 / 9.5) / 2, within(1e-12));
        assertThat(quality.daviesBouldin()).isCloseTo((0.5 + 0.5) / 10, within(1e-9));
        assertThat(quality.meanSquare()).isCloseTo(0.25, within(1e-9));
        assertThat(quality.points()).isEqualTo(4);
    }

    @Test
    void takesTheWorstNeighbourOfEachCluster() {
        ClusterQuality quality = quality(List.of(0.5, 4.5, 100.0), 0, 1, 4, 5, 100);

        // 0.5: max(1/4, .5/99.5); 4.5 likewise; 100: max(.5/99.5, .5/95.5)
        assertThat(quality.daviesBouldin()).isCloseTo((0.25 + 0.25 + 0.5 / 95.5) / 3, within(1e-6));
    }

    @Test
    void saysNothingOfASinglePointsSilhouette() {
        // 0 and 1: (10 - 1) / 10 and (9 - 1) / 9; 10 is alone: 0
        assertThat(quality(List.of(0.5, 10.0), 0, 1, 10).silhouette())
                .isCloseTo((9 / 10.0 + 8 / 9.0) / 3, within(1e-12));
    }

    @Test
    void leavesOutClustersWithoutPointsInTheSample() {
        assertThat(quality(List.of(0.5, 10.5, 1_000.0), 0, 1, 10, 11))
                .isEqualTo(quality(List.of(0.5, 10.5), 0, 1, 10, 11));
    }

    @Test
    void isUnknownForOneCluster() {
        ClusterQuality quality = quality(List.of(0.0), 0, 0, 0);

        assertThat(quality.silhouette()).isNaN();
        assertThat(quality.daviesBouldin()).isNaN();
        assertThat(quality.meanSquare()).isZero();
    }

    private static ClusterQuality quality(List<Double> centroids, double... points) {
        return ClusterQuality.of(
                KMeansPlusPlusTest.model(
                        centroids.stream().map(centroid -> new double[] {centroid}).toList()),
                DoubleStream.of(points)
                        .mapToObj(point -> WeightedPoint.at(new double[] {point}, 1))
                        .toList());
    }
}
