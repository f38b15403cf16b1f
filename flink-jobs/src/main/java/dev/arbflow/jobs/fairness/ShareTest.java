package dev.arbflow.jobs.fairness;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Tests whether a tape delivered too small a share of what its group delivered.
 *
 * <p>Venues differ, so a tape is compared with its own usual share at this hour of the day;
 * activity comes and goes for all of a market at once, so only the odds against the others are
 * looked at. Trades come in bursts, so nothing is taken for independent: how much the log odds
 * scatter is learned from the baseline, and a new value compared with Student's t as an observation
 * still to come, which counts the error of the expectation too. A period quieter than the baseline
 * scatters more; its variance is enlarged as that of independent events would be.
 *
 * @param expected count that was to be expected
 * @param p probability of a count at most as large if nothing has changed; NaN if there is too
 *     little to tell from
 */
record ShareTest(double expected, double p) {
    /** Fewest periods of a baseline: five degrees of freedom for the scatter. */
    static final int MIN_PERIODS = 6;

    /** Fewest periods of the hour of the day: a rhythm that is not known would be a fault. */
    static final int MIN_OF_HOUR = 2;

    /** Fewest expected events, and fewest expected of the others, for a normal approximation. */
    static final double MIN_EXPECTED = 10;

    private static final ShareTest UNTOLD = new ShareTest(Double.NaN, Double.NaN);
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    /** What is less likely than this counts as this: eight standard deviations. */
    private static final double LEAST = 1e-15;

    /**
     * Tests a count.
     *
     * @param startUs start of the period
     * @param own count of the tape
     * @param all count of the group
     * @param live how long the tape was live, over how long the others were
     */
    static ShareTest of(Baseline baseline, long startUs, long own, long all, double live) {
        if (baseline.periods() < MIN_PERIODS || Usual.sameHour(baseline, startUs) < MIN_OF_HOUR) {
            return UNTOLD;
        }
        Usual usual = Usual.of(baseline, startUs);
        double logOdds = usual.logOdds() + Math.log(live);
        double expected = all / (1 + Math.exp(-logOdds));
        double others = all - expected;
        if (!(expected >= MIN_EXPECTED && others >= MIN_EXPECTED)) {
            return UNTOLD;
        }
        double sampling = Baseline.sampling(expected, others);
        double scatter =
                Math.max(usual.variance(), baseline.sampling())
                        * Math.max(1, sampling / baseline.sampling());
        double error = Math.sqrt(scatter + usual.error());
        double deviation = (Baseline.logOdds((double) own, (double) (all - own)) - logOdds) / error;
        return new ShareTest(
                expected, new TDistribution(null, usual.df()).cumulativeProbability(deviation));
    }

    /** The same in standard deviations of a normal distribution, negative for too little. */
    double deviation() {
        return NORMAL.inverseCumulativeProbability(Math.max(LEAST, Math.min(p, 1 - LEAST)));
    }
}
