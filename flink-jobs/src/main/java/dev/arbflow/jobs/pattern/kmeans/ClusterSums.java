package dev.arbflow.jobs.pattern.kmeans;

import java.util.List;
import org.apache.flink.ml.linalg.BLAS;
import org.apache.flink.ml.linalg.DenseVector;

/**
 * Weighted sums of points by the centre that they are nearest to.
 *
 * @param sums of coordinates times weight
 * @param weights of the points, 0 where no point is near
 */
@SuppressWarnings("ArrayRecordComponent") // read-only by convention
record ClusterSums(DenseVector[] sums, DenseVector weights) {

    /** Adds up points by given indices of centres. */
    static ClusterSums of(List<WeightedPoint> points, int[] nearest, int centres) {
        int dimensions = points.get(0).coordinates().length;
        DenseVector[] sums = new DenseVector[centres];
        for (int i = 0; i < centres; i++) {
            sums[i] = new DenseVector(dimensions);
        }
        DenseVector weights = new DenseVector(centres);
        for (int i = 0; i < nearest.length; i++) {
            WeightedPoint point = points.get(i);
            BLAS.axpy(point.weight(), point.position().vector, sums[nearest[i]]);
            weights.values[nearest[i]] += point.weight();
        }
        return new ClusterSums(sums, weights);
    }
}
