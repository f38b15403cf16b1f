package dev.arbflow.jobs.fairness;

import java.util.OptionalDouble;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Tests whether a tape delivered too small a share of what its group delivered.
 *
 * <p>Venues differ, so a tape is compared with its own usual share; activity comes and goes, so the
 * group's total is taken as given. Under the hypothesis that nothing has changed the count is
 * binomial, but events come in bursts: its variance is multiplied by the dispersion of the baseline
 * (quasi-binomial), enlarged for a share that is itself an estimate, and the deviation compared
 * with Student's t of the baseline's degrees of freedom.
 *
 * @see <a href="https://doi.org/10.1007/978-1-4899-3242-6">McCullagh and Nelder 1989, 4.5</a>
 */
final class ShareTest {
    /** Fewest periods of a baseline: five degrees of freedom for the dispersion. */
    static final int FEWEST_PERIODS = 6;

    /** Fewest expected events, and fewest expected of the others, for a normal approximation. */
    static final double FEWEST_EXPECTED = 10;

    private ShareTest() {}

    /**
     * Probability of a count at most as large if nothing has changed.
     *
     * @param own count of the tape
     * @param all count of the group
     * @param share expected share of the tape, given how long everybody was live
     * @return empty if there is too little to tell from
     */
    static OptionalDouble p(Baseline baseline, long own, long all, double share) {
        double expected = all * share;
        if (baseline.periods() < FEWEST_PERIODS
                || !(expected >= FEWEST_EXPECTED && all - expected >= FEWEST_EXPECTED)) {
            return OptionalDouble.empty();
        }
        double variance =
                baseline.dispersion()
                        * expected
                        * (1 - share)
                        * (1 + (double) all / baseline.allTotal());
        double deviation = (own - expected) / Math.sqrt(variance);
        return OptionalDouble.of(
                new TDistribution(null, baseline.periods() - 1).cumulativeProbability(deviation));
    }
}
