package dev.arbflow.jobs.pattern.discovery;

/**
 * Whether a series returns to its mean: the augmented Dickey-Fuller test, with a constant.
 *
 * @see <a href="https://doi.org/10.2307/2286348">Dickey, Fuller (1979): distribution of the
 *     estimators for autoregressive time series with a unit root</a>
 */
final class DickeyFuller {
    /**
     * Below it, a series that does not return is told from one that does once in a hundred times.
     *
     * @see <a href="https://ideas.repec.org/p/qed/wpaper/1227.html">MacKinnon (2010): critical
     *     values for cointegration tests</a>
     */
    static final double LEVEL_OF_A_HUNDREDTH = -3.43;

    private DickeyFuller() {}

    /**
     * The statistic.
     *
     * @param series at equal steps; NaN where not known
     * @param lags earlier changes in the regression
     * @return NaN if it cannot be computed
     */
    static double statistic(double[] series, int lags) {
        int regressors = 2 + lags;
        Regression regression = new Regression(regressors + 1);
        for (int now = lags + 1; now < series.length; now++) {
            double[] row = new double[regressors + 1];
            row[0] = 1;
            row[1] = series[now - 1];
            for (int lag = 1; lag <= lags; lag++) {
                row[1 + lag] = series[now - lag] - series[now - lag - 1];
            }
            row[regressors] = series[now] - series[now - 1];
            if (Differences.allKnown(row)) {
                regression.add(row);
            }
        }
        int free = regression.rows() - regressors;
        return regression
                .fit(regressors, regressors, regressors)
                .filter(fit -> free > 0)
                .map(
                        fit ->
                                fit.first()[1]
                                        / Math.sqrt(
                                                fit.firstLeft()
                                                        / free
                                                        * fit.inverse().getEntry(1, 1)))
                .orElse(Double.NaN);
    }
}
