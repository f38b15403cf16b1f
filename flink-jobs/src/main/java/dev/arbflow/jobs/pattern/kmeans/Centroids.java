package dev.arbflow.jobs.pattern.kmeans;

import java.util.List;
import org.apache.flink.ml.clustering.kmeans.KMeansModelData;
import org.apache.flink.ml.common.distance.DistanceMeasure;
import org.apache.flink.ml.common.distance.EuclideanDistanceMeasure;
import org.apache.flink.ml.linalg.DenseVector;
import org.apache.flink.ml.linalg.VectorWithNorm;

/** The centres of a model, ready to be measured against: Euclidean, by Flink ML. */
public final class Centroids {
    private static final DistanceMeasure EUCLIDEAN =
            DistanceMeasure.getInstance(EuclideanDistanceMeasure.NAME);

    private final VectorWithNorm[] centres;

    public Centroids(KMeansModelData model) {
        centres = new VectorWithNorm[model.centroids.length];
        for (int i = 0; i < centres.length; i++) {
            centres[i] = new VectorWithNorm(model.centroids[i]);
        }
    }

    int size() {
        return centres.length;
    }

    /** Index of the nearest centre; the first of several. */
    int nearest(VectorWithNorm point) {
        return EUCLIDEAN.findClosest(centres, point);
    }

    double distance(int index, VectorWithNorm point) {
        return EUCLIDEAN.distance(centres[index], point);
    }

    /** The indices of the nearest centres of points. */
    public int[] nearest(List<WeightedPoint> points) {
        return points.stream().mapToInt(point -> nearest(point.position())).toArray();
    }

    /** Weighted sum of squared distances to the nearest centres. */
    double inertia(List<WeightedPoint> points) {
        double sum = 0;
        for (WeightedPoint point : points) {
            double distance = distance(nearest(point.position()), point.position());
            sum += point.weight() * distance * distance;
        }
        return sum;
    }

    static double distance(DenseVector a, DenseVector b) {
        return EUCLIDEAN.distance(new VectorWithNorm(a), new VectorWithNorm(b));
    }
}
