package dev.arbflow.jobs.pattern.discovery;

import java.util.Optional;

/**
 * How two prices of one thing return to each other: a vector error correction model of their moves.
 *
 * <p>Each move is explained by how far the prices were apart, beyond what they always are, and by
 * the moves before it. That the difference of both is what returns is known and not estimated,
 * since they are prices of the same thing. Equation by equation, least squares is what maximum
 * likelihood would give. The number of earlier moves is that of the smallest Bayesian information
 * criterion.
 *
 * @param lags earlier moves of each in the model
 * @param rows moves that were explained
 * @param firstAdjusts how much of the difference the first price makes up for within a step; below
 *     0 if it does
 * @param secondAdjusts likewise of the second; above 0 if it does
 * @param firstVariance of what is new in the first price
 * @param covariance of what is new in both at once
 * @param secondVariance of what is new in the second
 * @see <a href="https://doi.org/10.2307/1913236">Engle, Granger (1987): co-integration and error
 *     correction</a>
 * @see <a href="https://doi.org/10.1111/j.1540-6261.1995.tb04054.x">Hasbrouck (1995): one security,
 *     many markets</a>
 * @see <a href="https://doi.org/10.1080/07350015.1995.10524576">Gonzalo, Granger (1995): estimation
 *     of common long-memory components in cointegrated systems</a>
 */
record ErrorCorrection(
        int lags,
        int rows,
        double firstAdjusts,
        double secondAdjusts,
        double firstVariance,
        double covariance,
        double secondVariance) {

    /**
     * Estimates it.
     *
     * @return nothing if it cannot be estimated, because moves follow from each other or leave
     *     nothing to explain
     */
    static Optional<ErrorCorrection> of(Regression regression) {
        Optional<ErrorCorrection> best = Optional.empty();
        double least = Double.POSITIVE_INFINITY;
        for (int lags = 1; lags <= MoveRows.MAX_LAGS; lags++) {
            Optional<ErrorCorrection> model = of(regression, lags);
            double criterion = model.map(ErrorCorrection::criterion).orElse(Double.NaN);
            if (Double.isFinite(criterion) && criterion < least) {
                least = criterion;
                best = model;
            }
        }
        return best;
    }

    /** With so many earlier moves. */
    static Optional<ErrorCorrection> of(Regression regression, int lags) {
        int regressors = MoveRows.CONSTANT_AND_DIFFERENCE + 2 * lags;
        double rows = regression.rows();
        if (rows <= 2 * regressors) {
            return Optional.empty();
        }
        return regression
                .fit(regressors, MoveRows.MOVE, MoveRows.MOVE + 1)
                .map(
                        fit ->
                                new ErrorCorrection(
                                        lags,
                                        regression.rows(),
                                        fit.first()[1],
                                        fit.second()[1],
                                        fit.firstLeft() / rows,
                                        fit.crossLeft() / rows,
                                        fit.secondLeft() / rows));
    }

    /** Bayesian information criterion, but for a constant; not finite if nothing is left. */
    private double criterion() {
        double determinant = firstVariance * secondVariance - covariance * covariance;
        double coefficients = 2.0 * (MoveRows.CONSTANT_AND_DIFFERENCE + 2 * lags);
        return rows * Math.log(determinant) + coefficients * Math.log(rows);
    }

    /** Whether what one or both make up for brings the prices together. */
    boolean returns() {
        return secondAdjusts - firstAdjusts > 0;
    }

    /** Gonzalo and Granger's: who makes up for less of the difference has more of the price. */
    double componentShare() {
        return secondAdjusts / (secondAdjusts - firstAdjusts);
    }

    /** Hasbrouck's share of the first if it is given what is new in both at once. */
    double shareIfFirst() {
        double own = secondAdjusts * firstVariance - firstAdjusts * covariance;
        return own * own / firstVariance / news();
    }

    /** And if the second is given it. */
    double shareIfSecond() {
        double alone = firstVariance - covariance * covariance / secondVariance;
        return secondAdjusts * secondAdjusts * alone / news();
    }

    /** Variance of what is new in the common price, in the unit of the adjustments. */
    private double news() {
        return secondAdjusts * secondAdjusts * firstVariance
                - 2 * secondAdjusts * firstAdjusts * covariance
                + firstAdjusts * firstAdjusts * secondVariance;
    }
}
