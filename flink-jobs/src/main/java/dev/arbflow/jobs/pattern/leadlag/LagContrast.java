package dev.arbflow.jobs.pattern.leadlag;

/**
 * The covariance of two series of moves that come at different times, at each lag of a grid.
 *
 * <p>At a lag, the intervals of the second series are moved back by it; the covariance is the sum
 * of the products of all moves whose intervals then overlap. No returns on a common clock are
 * needed, so nothing is lost between its ticks. It is largest at the lag by which the second
 * follows the first.
 *
 * @see <a href="https://doi.org/10.3150/bj/1116340299">Hayashi, Yoshida (2005): on covariance
 *     estimation of non-synchronously observed diffusion processes</a>
 * @see <a href="https://doi.org/10.3150/11-BEJ407">Hoffmann, Rosenbaum, Yoshida (2013): estimation
 *     of the lead-lag parameter from non-synchronous data</a>
 */
final class LagContrast {
    /** Between two lags of the grid. */
    static final int STEP_US = 20_000;

    /** The largest lag, either way. */
    static final int REACH_US = 2_000_000;

    /** How many lags there are; the one in the middle is 0. */
    static final int LAGS = 2 * REACH_US / STEP_US + 1;

    private static final int MIDDLE = LAGS / 2;

    /** Moves meet at all lags within a span of their distance; so many steps are less than that. */
    private static final int SMOOTHED = MidMoves.MAX_SPAN_US / STEP_US - 1;

    /** A multiple of the step that makes every distance that is looked at positive. */
    private static final int SHIFT = 2 * REACH_US;

    private LagContrast() {}

    /** The lag at a place of the grid; positive if the second series follows. */
    static long lagUs(int place) {
        return (long) (place - MIDDLE) * STEP_US;
    }

    /**
     * Computes the covariances.
     *
     * @param blocks how many there are
     * @return by block of the first series' moves and by lag; their sum over the blocks is the
     *     covariance
     */
    static double[][] byBlock(MidMoves first, MidMoves second, int blocks) {
        double[][] contrast = new double[blocks][LAGS];
        int earliest = 0;
        for (int i = 0; i < first.size(); i++) {
            long fromUs = first.at(i) - REACH_US - MidMoves.MAX_SPAN_US;
            long toUs = first.at(i) + REACH_US + MidMoves.MAX_SPAN_US;
            while (earliest < second.size() && second.at(earliest) < fromUs) {
                earliest++;
            }
            double[] steps = contrast[first.block(i)];
            for (int j = earliest; j < second.size() && second.at(j) <= toUs; j++) {
                add(first, i, second, j, steps);
            }
        }
        for (double[] steps : contrast) {
            for (int lag = 1; lag < LAGS; lag++) {
                steps[lag] += steps[lag - 1];
            }
        }
        return contrast;
    }

    /**
     * Means of each lag and those around it: largest in the middle of the lags at which moves meet.
     */
    static double[] smoothed(double[] contrast) {
        double[] means = new double[LAGS];
        for (int lag = 0; lag < LAGS; lag++) {
            int from = Math.max(0, lag - SMOOTHED);
            int to = Math.min(LAGS - 1, lag + SMOOTHED);
            for (int near = from; near <= to; near++) {
                means[lag] += contrast[near] / (2 * SMOOTHED + 1);
            }
        }
        return means;
    }

    /** The place of the largest of values by lag; the first of several. */
    static int peak(double[] values) {
        int best = 0;
        for (int lag = 1; lag < values.length; lag++) {
            if (values[lag] > values[best]) {
                best = lag;
            }
        }
        return best;
    }

    /** Two moves overlap at the lags of one range; only where it begins and ends is noted. */
    private static void add(MidMoves first, int i, MidMoves second, int j, double[] steps) {
        int apartUs = (int) (second.at(j) - first.at(i)) + SHIFT;
        int above = (apartUs - second.span(j)) / STEP_US;
        int notBelow = (apartUs + first.span(i) + STEP_US - 1) / STEP_US;
        int from = Math.max(0, MIDDLE + above + 1 - SHIFT / STEP_US);
        int to = Math.min(LAGS, MIDDLE + notBelow - SHIFT / STEP_US);
        if (from < to) {
            double product = first.logReturn(i) * second.logReturn(j);
            steps[from] += product;
            if (to < LAGS) {
                steps[to] -= product;
            }
        }
    }
}
