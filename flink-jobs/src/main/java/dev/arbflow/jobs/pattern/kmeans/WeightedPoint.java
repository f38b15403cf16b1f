package dev.arbflow.jobs.pattern.kmeans;

import org.apache.flink.ml.linalg.DenseVector;
import org.apache.flink.ml.linalg.VectorWithNorm;

/**
 * A point to learn from.
 *
 * @param position where it lies, with its Euclidean norm
 * @param raw the same as it was measured, in units that do not change; NaN where unknown
 * @param weight how many points it stands for, above 0
 */
@SuppressWarnings("ArrayRecordComponent") // read-only by convention
public record WeightedPoint(VectorWithNorm position, double[] raw, double weight) {

    /** A point at finite coordinates, which are not copied and were measured as they are. */
    public static WeightedPoint at(double[] coordinates, double weight) {
        return measured(coordinates, coordinates, weight);
    }

    /** A point at finite coordinates of what was measured; neither is copied. */
    static WeightedPoint measured(double[] coordinates, double[] raw, double weight) {
        return new WeightedPoint(new VectorWithNorm(new DenseVector(coordinates)), raw, weight);
    }

    /** Where it lies; not to be changed. */
    double[] coordinates() {
        return ((DenseVector) position.vector).values;
    }
}
