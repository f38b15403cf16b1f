package dev.arbflow.jobs.pattern.kmeans;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.util.MathArrays;
import org.apache.flink.ml.clustering.kmeans.KMeansModelData;

/**
 * How well a model separates a sample of points; every point counts once, whatever its weight.
 *
 * @param silhouette mean over the points, -1 to 1, higher is better; NaN if fewer than two clusters
 *     have points
 * @param daviesBouldin 0 or greater, lower is better; NaN likewise
 * @param meanSquare mean squared distance of a point to its centroid
 * @param points in the sample
 */
public record ClusterQuality(
        double silhouette, double daviesBouldin, double meanSquare, int points) {

    /**
     * Measures a model.
     *
     * @param sample at least one point; takes time with the square of their number
     * @see <a href="https://doi.org/10.1016/0377-0427(87)90125-7">Rousseeuw (1987): silhouettes</a>
     * @see <a href="https://doi.org/10.1109/TPAMI.1979.4766909">Davies, Bouldin (1979): a cluster
     *     separation measure</a>
     */
    public static ClusterQuality of(KMeansModelData model, List<WeightedPoint> sample) {
        double[][] points =
                sample.stream().map(WeightedPoint::coordinates).toArray(double[][]::new);
        Centroids centroids = new Centroids(model);
        int[] clusters = centroids.nearest(sample);
        double[] scatter = new double[centroids.size()];
        int[] sizes = new int[centroids.size()];
        double squares = 0;
        for (int i = 0; i < clusters.length; i++) {
            double distance = centroids.distance(clusters[i], sample.get(i).position());
            scatter[clusters[i]] += distance;
            sizes[clusters[i]]++;
            squares += distance * distance;
        }
        return new ClusterQuality(
                silhouette(points, clusters, sizes),
                daviesBouldin(model, scatter, sizes),
                squares / points.length,
                points.length);
    }

    private static double silhouette(double[][] points, int[] clusters, int[] sizes) {
        double[][] distances = new double[points.length][sizes.length];
        for (int i = 0; i < points.length; i++) {
            for (int j = 0; j < i; j++) {
                double distance = MathArrays.distance(points[i], points[j]);
                distances[i][clusters[j]] += distance;
                distances[j][clusters[i]] += distance;
            }
        }
        double sum = 0;
        for (int i = 0; i < points.length; i++) {
            sum += silhouetteOf(clusters[i], distances[i], sizes);
        }
        return sum / points.length;
    }

    /**
     * @param distances sums of the point's distances to the points of each cluster
     */
    private static double silhouetteOf(int own, double[] distances, int[] sizes) {
        double nearestOther = Double.POSITIVE_INFINITY;
        for (int other = 0; other < sizes.length; other++) {
            if (other != own && sizes[other] > 0) {
                nearestOther = Math.min(nearestOther, distances[other] / sizes[other]);
            }
        }
        if (Double.isInfinite(nearestOther)) {
            return Double.NaN;
        }
        if (sizes[own] == 1) {
            return 0; // by definition: nothing is known of how tight a single point is
        }
        double within = distances[own] / (sizes[own] - 1);
        double wider = Math.max(within, nearestOther);
        return wider == 0 ? 0 : (nearestOther - within) / wider;
    }

    private static double daviesBouldin(KMeansModelData model, double[] scatter, int[] sizes) {
        int[] seen = IntStream.range(0, sizes.length).filter(i -> sizes[i] > 0).toArray();
        return Arrays.stream(seen)
                .mapToDouble(
                        i ->
                                Arrays.stream(seen)
                                        .filter(j -> j != i)
                                        .mapToDouble(
                                                j ->
                                                        (scatter[i] / sizes[i]
                                                                        + scatter[j] / sizes[j])
                                                                / apart(model, i, j))
                                        .max()
                                        .orElse(Double.NaN))
                .average()
                .orElse(Double.NaN);
    }

    private static double apart(KMeansModelData model, int i, int j) {
        return MathArrays.distance(model.centroids[i].values, model.centroids[j].values);
    }
}
