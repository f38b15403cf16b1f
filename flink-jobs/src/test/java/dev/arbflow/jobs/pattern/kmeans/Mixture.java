package dev.arbflow.jobs.pattern.kmeans;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.math3.ml.clustering.CentroidCluster;
import org.apache.commons.math3.ml.clustering.DoublePoint;
import org.apache.commons.math3.ml.clustering.KMeansPlusPlusClusterer;
import org.apache.commons.math3.ml.clustering.MultiKMeansPlusPlusClusterer;
import org.apache.commons.math3.ml.distance.EuclideanDistance;
import org.apache.commons.math3.random.MersenneTwister;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.util.MathArrays;

/**
 * Points drawn from Gaussians of unit spread, and which one each was drawn from.
 *
 * @param points in the order of drawing, which is random
 * @param truth the Gaussian of each point
 */
@SuppressWarnings("ArrayRecordComponent") // read-only by convention
record Mixture(List<double[]> points, int[] truth) {
    private static final int ATTEMPTS = 10;
    private static final int ITERATIONS = 200;

    /**
     * Draws a mixture with equal shares.
     *
     * @param apart distance of a mean to the origin in spreads; the means lie on different axes
     *     while there are enough, so two of them are √2 times as far from each other
     */
    static Mixture of(int groups, int dimensions, double apart, int size, long seed) {
        RandomGenerator random = new MersenneTwister(seed);
        List<double[]> points = new ArrayList<>();
        int[] truth = new int[size];
        for (int i = 0; i < size; i++) {
            int group = random.nextInt(groups);
            double[] point = new double[dimensions];
            for (int d = 0; d < dimensions; d++) {
                point[d] = random.nextGaussian();
            }
            point[group % dimensions] += group < dimensions ? apart : -apart;
            points.add(point);
            truth[i] = group;
        }
        return new Mixture(points, truth);
    }

    List<WeightedPoint> weighted() {
        return points.stream().map(point -> WeightedPoint.at(point, 1)).toList();
    }

    /** Centroids of an offline k-means++ by commons-math3. */
    List<double[]> offlineCentroids(int clusters) {
        var once =
                new KMeansPlusPlusClusterer<DoublePoint>(
                        clusters, ITERATIONS, new EuclideanDistance(), new MersenneTwister(7));
        return new MultiKMeansPlusPlusClusterer<>(once, ATTEMPTS)
                .cluster(points.stream().map(DoublePoint::new).toList()).stream()
                        .map(CentroidCluster::getCenter)
                        .map(center -> center.getPoint())
                        .toList();
    }

    /** The index of the nearest centroid of each point. */
    int[] nearest(List<double[]> centroids) {
        return points.stream()
                .mapToInt(
                        point ->
                                Stream.iterate(0, i -> i < centroids.size(), i -> i + 1)
                                        .min(
                                                Comparator.comparingDouble(
                                                        i ->
                                                                MathArrays.distance(
                                                                        centroids.get(i), point)))
                                        .orElseThrow())
                .toArray();
    }

    /** How well a grouping of the first points agrees with the truth. */
    double agreement(int[] labels) {
        return AdjustedRandIndex.of(labels, truth);
    }
}
