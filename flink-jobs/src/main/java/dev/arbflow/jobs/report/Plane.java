package dev.arbflow.jobs.report;

import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.stat.correlation.Covariance;

/** The plane in which points vary most: their first two principal components. */
final class Plane {
    private final RealVector[] axes;
    private final double[] explained;

    /**
     * @param points at least two, of two or more coordinates
     */
    Plane(double[][] points) {
        RealMatrix covariance =
                new Covariance(MatrixUtils.createRealMatrix(points)).getCovarianceMatrix();
        EigenDecomposition parts = new EigenDecomposition(covariance);
        double whole = Math.max(covariance.getTrace(), Double.MIN_NORMAL);
        axes = new RealVector[] {parts.getEigenvector(0), parts.getEigenvector(1)};
        explained =
                new double[] {
                    parts.getRealEigenvalue(0) / whole, parts.getRealEigenvalue(1) / whole
                };
    }

    /** Where a point lies along an axis, 0 or 1. */
    double along(int axis, double[] point) {
        return axes[axis].dotProduct(MatrixUtils.createRealVector(point));
    }

    /** Share of the variance along an axis, 0 to 1. */
    double explained(int axis) {
        return explained[axis];
    }
}
