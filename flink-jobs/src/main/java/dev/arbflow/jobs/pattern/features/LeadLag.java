package dev.arbflow.jobs.pattern.features;

/**
 * By how many steps one series of returns follows another.
 *
 * <p>The lag with the largest correlation, if that is larger than noise would give: Pearson's
 * correlation of n pairs of unrelated returns has a standard deviation near {@code 1 / sqrt(n)}.
 * Only positive correlation counts, because venues of one market move alike.
 *
 * @see <a href="https://doi.org/10.1002/9781118619193">Box, Jenkins and Reinsel, Time Series
 *     Analysis, on the sample cross-correlation function and its standard error</a>
 */
final class LeadLag {
    /** Of so many standard deviations; the largest of a few dozen lags reaches two by chance. */
    private static final double NOISE = 3;

    private static final int MIN_PAIRS = 8;

    private LeadLag() {}

    /**
     * Finds the lag.
     *
     * @param own returns, NaN where unknown
     * @param others returns of those it may follow, at the same times
     * @param mostSteps largest lag to look at, either way
     * @return steps, positive if {@code own} follows, 0 if no lag stands out; NaN if nothing can be
     *     said, because too few returns are known or one side never moves
     */
    static double lagSteps(double[] own, double[] others, int mostSteps) {
        double bestCorrelation = Double.NEGATIVE_INFINITY;
        int bestLag = 0;
        // From the middle outwards, so that of equal correlations the shorter lag stays.
        for (int i = 0; i <= 2 * mostSteps; i++) {
            int lag = i % 2 == 0 ? -i / 2 : (i + 1) / 2;
            double correlation = correlation(own, others, lag);
            if (correlation > bestCorrelation) { // never if it is NaN
                bestCorrelation = correlation;
                bestLag = lag;
            }
        }
        if (Double.isInfinite(bestCorrelation)) {
            return Double.NaN;
        }
        return bestCorrelation > NOISE / Math.sqrt(own.length - Math.abs(bestLag)) ? bestLag : 0;
    }

    /** Of {@code own} with {@code others} as it was {@code lag} steps before; NaN if undefined. */
    static double correlation(double[] own, double[] others, int lag) {
        int from = Math.max(0, lag);
        int to = Math.min(own.length, own.length + lag);
        int n = 0;
        double x = 0;
        double y = 0;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = from; i < to; i++) {
            double a = own[i];
            double b = others[i - lag];
            if (!Double.isNaN(a) && !Double.isNaN(b)) {
                n++;
                double dx = a - x;
                double dy = b - y;
                x += dx / n;
                y += dy / n;
                xx += dx * (a - x);
                yy += dy * (b - y);
                xy += dx * (b - y);
            }
        }
        return n < MIN_PAIRS || xx <= 0 || yy <= 0 ? Double.NaN : xy / Math.sqrt(xx * yy);
    }
}
