package dev.arbflow.jobs.pattern.discovery;

import java.util.Optional;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Least squares of some columns on the first ones, from the sums of their products: one pass over
 * the rows serves every number of regressors.
 */
final class Regression {
    private final double[][] products;
    private int rows;

    /**
     * @param columns regressors first, then what is explained
     */
    Regression(int columns) {
        products = new double[columns][columns];
    }

    void add(double... row) {
        for (int i = 0; i < row.length; i++) {
            for (int j = 0; j < row.length; j++) {
                products[i][j] += row[i] * row[j];
            }
        }
        rows++;
    }

    /** All rows of another one. */
    void add(Regression other) {
        for (int i = 0; i < products.length; i++) {
            for (int j = 0; j < products.length; j++) {
                products[i][j] += other.products[i][j];
            }
        }
        rows += other.rows;
    }

    int rows() {
        return rows;
    }

    /**
     * Explains two columns, which may be the same.
     *
     * @param regressors how many of the first columns explain
     * @return nothing if one regressor follows from the others
     */
    Optional<Fit> fit(int regressors, int first, int second) {
        RealMatrix normal =
                new Array2DRowRealMatrix(products, false)
                        .getSubMatrix(0, regressors - 1, 0, regressors - 1);
        DecompositionSolver solver = new LUDecomposition(normal).getSolver();
        if (!solver.isNonSingular()) {
            return Optional.empty();
        }
        RealMatrix inverse = solver.getInverse();
        double[] ofFirst = inverse.operate(explained(regressors, first));
        double[] ofSecond = inverse.operate(explained(regressors, second));
        return Optional.of(
                new Fit(
                        ofFirst,
                        ofSecond,
                        left(ofFirst, first, first),
                        left(ofFirst, first, second),
                        left(ofSecond, second, second),
                        inverse));
    }

    private double[] explained(int regressors, int column) {
        double[] sums = new double[regressors];
        for (int i = 0; i < regressors; i++) {
            sums[i] = products[i][column];
        }
        return sums;
    }

    private double left(double[] coefficients, int column, int other) {
        double left = products[column][other];
        for (int i = 0; i < coefficients.length; i++) {
            left -= coefficients[i] * products[i][other];
        }
        return left;
    }

    /**
     * Two columns explained.
     *
     * @param first coefficients of the first, by regressor
     * @param second of the second
     * @param firstLeft sum of the squares that are left of the first
     * @param crossLeft of the products of both
     * @param secondLeft of the squares of the second
     * @param inverse of the regressors' products
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Fit(
            double[] first,
            double[] second,
            double firstLeft,
            double crossLeft,
            double secondLeft,
            RealMatrix inverse) {}
}
