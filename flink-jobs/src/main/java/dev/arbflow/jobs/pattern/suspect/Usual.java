package dev.arbflow.jobs.pattern.suspect;

/**
 * What is usual of a quantity: a running median, which a few large values do not move.
 *
 * <p>Each value moves the logarithm one step up or down; steps shrink to less than a hundredth, so
 * that what a listing does for some seconds does not become usual.
 *
 * @param log logarithm of the median
 * @param seen values so far, at most {@link #MOST}
 */
record Usual(double log, int seen) {
    /** Nothing has been seen yet. */
    static final Usual UNKNOWN = new Usual(0, 0);

    /** From so many values on it is believed. */
    static final int KNOWN_FROM = 50;

    private static final double MIN_STEP = 0.005;

    /** From so many on, steps do not shrink any more. */
    private static final int MOST = 500;

    Usual with(double value) {
        if (!(value > 0)) {
            return this;
        }
        double logOfValue = Math.log(value);
        double next =
                seen == 0
                        ? logOfValue
                        : log + Math.signum(logOfValue - log) * (MIN_STEP + 1.0 / (seen + 1));
        return new Usual(next, Math.min(seen + 1, MOST));
    }

    /** How many times the usual a value is; 0 while nobody knows. */
    double times(double value) {
        return seen < KNOWN_FROM ? 0 : value / Math.exp(log);
    }
}
