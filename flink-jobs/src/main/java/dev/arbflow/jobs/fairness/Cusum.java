package dev.arbflow.jobs.fairness;

/**
 * Adds up what periods lack until it is too much to be chance: a cumulative sum, one-sided.
 *
 * <p>A single period says little where trades come in bursts; a loss that lasts says it again and
 * again. Deviations are in standard deviations, so that a sum of them that nothing is wrong with
 * falls by {@link #REFERENCE} a period and is cut off at 0; a loss of twice the reference is what
 * the sum finds soonest.
 *
 * @see <a href="https://doi.org/10.1093/biomet/41.1-2.100">Page 1954</a>
 */
final class Cusum {
    /** What a period may lack, in standard deviations, without adding to the sum. */
    static final double REFERENCE = 1;

    /** What stands for the overshoot over the limit (Siegmund 1985, Sequential Analysis). */
    private static final double OVERSHOOT = 1.166;

    /** Periods without a fault after which an alarm is over, however long the fault lasted. */
    private static final int PERIODS_TO_RECOVER = 3;

    private static final double HIGHEST_LIMIT = 100;

    private final double limit;

    /**
     * @param level false alarms a period: one over the mean time to a false alarm, in (0, 0.01)
     */
    Cusum(double level) {
        double low = 0;
        double high = HIGHEST_LIMIT;
        while (high - low > 1e-9) {
            double middle = (low + high) / 2;
            if (meanPeriodsToFalseAlarm(middle) < 1 / level) {
                low = middle;
            } else {
                high = middle;
            }
        }
        this.limit = high;
    }

    /** How many periods pass on average before a limit is exceeded where nothing is wrong. */
    static double meanPeriodsToFalseAlarm(double limit) {
        double width = 2 * REFERENCE * (limit + OVERSHOOT);
        return (Math.exp(width) - width - 1) / (2 * REFERENCE * REFERENCE);
    }

    /** The sum above which it is an alarm. */
    double limit() {
        return limit;
    }

    /**
     * The sum after a period.
     *
     * @param deviation from what was to be expected, standard deviations; negative for too little
     */
    double after(double sum, double deviation) {
        double next = sum - deviation - REFERENCE;
        return Math.max(0, Math.min(next, limit + PERIODS_TO_RECOVER * REFERENCE));
    }
}
