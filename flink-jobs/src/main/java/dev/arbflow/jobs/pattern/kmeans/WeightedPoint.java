package dev.arbflow.jobs.pattern.kmeans;

import org.apache.flink.ml.linalg.DenseVector;
import org.apache.flink.ml.linalg.VectorWithNorm;

/**
 * A point to learn from.
 *
 * @param position where it lies, with its Euclidean norm
 * @param weight how many points it stands for, above 0
 */
public record WeightedPoint(VectorWithNorm position, double weight) {

    /** A point at finite coordinates, which are not copied. */
    public static WeightedPoint at(double[] coordinates, double weight) {
        return new WeightedPoint(new VectorWithNorm(new DenseVector(coordinates)), weight);
    }

    /** Where it lies; not to be changed. */
    double[] coordinates() {
        return ((DenseVector) position.vector).values;
    }
}
