package dev.arbflow.jobs.pattern.kmeans;

import java.util.Optional;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RectangularCholeskyDecomposition;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.stat.correlation.Covariance;

/** Noise without groups: Gaussian, with the covariance of given points, around the origin. */
final class GaussianNull {
    /** Share of the whole variance below which a direction counts as constant. */
    private static final double CONSTANT = 1e-12;

    /**
     * Turns independent deviates into correlated ones; directions that do not vary are left out.
     */
    private final RealMatrix root;

    private GaussianNull(RealMatrix root) {
        this.root = root;
    }

    /**
     * Measures points.
     *
     * @param points at least two
     * @return nothing if they are all at one place
     */
    static Optional<GaussianNull> of(double[][] points) {
        RealMatrix covariance = new Covariance(points).getCovarianceMatrix();
        double variance = covariance.getTrace();
        return variance > 0
                ? Optional.of(
                        new GaussianNull(
                                new RectangularCholeskyDecomposition(
                                                covariance, CONSTANT * variance)
                                        .getRootMatrix()))
                : Optional.empty();
    }

    double[][] draw(int count, RandomGenerator random) {
        double[][] points = new double[count][];
        double[] independent = new double[root.getColumnDimension()];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < independent.length; j++) {
                independent[j] = random.nextGaussian();
            }
            points[i] = root.operate(independent);
        }
        return points;
    }
}
