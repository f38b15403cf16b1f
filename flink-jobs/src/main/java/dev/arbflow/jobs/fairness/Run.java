package dev.arbflow.jobs.fairness;

/**
 * Periods in a row in which a tape lacked something, as long as that may be chance and longer.
 *
 * @param sinceUs start of the first of them
 * @param periods how many; 0 for none
 * @param observed events of all of them
 * @param expected how many were to be expected
 * @param deviations their sum, standard deviations
 * @param height of the cumulative sum, 0 if there is no period
 */
record Run(
        long sinceUs,
        int periods,
        double observed,
        double expected,
        double deviations,
        double height) {

    static final Run NONE = new Run(0, 0, 0, 0, 0, 0);

    /** The run after a period; a test that says nothing leaves it as it is. */
    Run after(long startUs, long own, ShareTest test, Cusum cusum) {
        if (Double.isNaN(test.p())) {
            return this;
        }
        double next = cusum.after(height, test.deviation());
        return next == 0
                ? NONE
                : new Run(
                        periods == 0 ? startUs : sinceUs,
                        periods + 1,
                        observed + own,
                        expected + test.expected(),
                        deviations + test.deviation(),
                        next);
    }
}
