package dev.arbflow.jobs.fairness;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Tests whether a tape delivered too small a share of what its group delivered.
 *
 * <p>Venues differ, so a tape is compared with its own usual share; activity comes and goes for all
 * of a market at once, so only the odds against the others are looked at. Trades come in bursts, so
 * nothing is taken for independent: how much the log odds scatter is learned from the baseline, and
 * a new value compared with Student's t as an observation still to come, which counts the error of
 * the baseline's mean too. A period quieter than the baseline scatters more; its variance is
 * enlarged as that of independent events would be.
 *
 * @param expected count that was to be expected
 * @param p probability of a count at most as large if nothing has changed; NaN if there is too
 *     little to tell from
 */
record ShareTest(double expected, double p) {
    /** Fewest periods of a baseline: five degrees of freedom for the scatter. */
    static final int FEWEST_PERIODS = 6;

    /** Fewest expected events, and fewest expected of the others, for a normal approximation. */
    static final double FEWEST_EXPECTED = 10;

    private static final ShareTest UNTOLD = new ShareTest(Double.NaN, Double.NaN);

    /**
     * Tests a count.
     *
     * @param own count of the tape
     * @param all count of the group
     * @param live how long the tape was live, over how long the others were
     */
    static ShareTest of(Baseline baseline, long own, long all, double live) {
        if (baseline.periods() < FEWEST_PERIODS) {
            return UNTOLD;
        }
        double[] usual = baseline.logOdds();
        double logOdds = StatUtils.mean(usual) + Math.log(live);
        double expected = all / (1 + Math.exp(-logOdds));
        double others = all - expected;
        if (!(expected >= FEWEST_EXPECTED && others >= FEWEST_EXPECTED)) {
            return UNTOLD;
        }
        double sampling = Baseline.sampling(expected, others);
        double scatter =
                Math.max(StatUtils.variance(usual), baseline.sampling())
                        * Math.max(1, sampling / baseline.sampling());
        double error = Math.sqrt(scatter * (1 + 1.0 / usual.length));
        double deviation = (Baseline.logOdds((double) own, (double) (all - own)) - logOdds) / error;
        return new ShareTest(
                expected,
                new TDistribution(null, usual.length - 1).cumulativeProbability(deviation));
    }
}
