package dev.arbflow.jobs.fairness;

import java.util.Arrays;
import org.apache.commons.math3.stat.StatUtils;

/**
 * What log odds a baseline expects of an hour of the day, and how much they scatter around that.
 *
 * <p>Venues have their own rhythms: one sleeps while another trades. The hours' means are random
 * effects, estimated by analysis of variance: where hours differ more than periods of one hour do,
 * the hour's own mean counts, the more the more days are known; where they do not, all periods
 * count alike.
 *
 * @param logOdds to be expected
 * @param variance of a new observation around the true expectation
 * @param error variance of the expectation itself
 * @param df degrees of freedom of the variance
 * @see <a href="https://doi.org/10.1214/ss/1177011926">Robinson (1991): that BLUP is a good
 *     thing</a>
 */
record Usual(double logOdds, double variance, double error, int df) {
    private static final long HOUR_US = 3_600_000_000L;
    private static final int HOURS = 24;

    /** Fewest degrees of freedom by which hours are told apart. */
    private static final int MIN_DF = 5;

    /**
     * Estimates.
     *
     * @param baseline of at least two periods
     * @param startUs start of the period to come
     */
    static Usual of(Baseline baseline, long startUs) {
        double[] odds = baseline.logOdds();
        double mean = StatUtils.mean(odds);
        int[] counts = new int[HOURS];
        double[] sums = new double[HOURS];
        double squares = 0;
        for (int i = 0; i < odds.length; i++) {
            int hour = hour(baseline.startsUs()[i]);
            counts[hour]++;
            sums[hour] += odds[i] - mean;
            squares += (odds[i] - mean) * (odds[i] - mean);
        }
        int hours = (int) Arrays.stream(counts).filter(count -> count > 0).count();
        int df = odds.length - hours;
        if (hours < 2 || df < MIN_DF) {
            return alike(mean, squares, odds.length);
        }
        double between = 0;
        for (int hour = 0; hour < HOURS; hour++) {
            between += counts[hour] == 0 ? 0 : sums[hour] * sums[hour] / counts[hour];
        }
        double variance = (squares - between) / df;
        double effects = (between / (hours - 1) - variance) * hours / odds.length;
        if (!(effects > 0)) {
            return alike(mean, squares, odds.length);
        }
        int hour = hour(startUs);
        double share = effects / (effects + variance / counts[hour]); // 0 for an unknown hour
        double own = counts[hour] == 0 ? 0 : sums[hour] / counts[hour];
        return new Usual(
                mean + share * own, variance, (1 - share) * effects + variance / odds.length, df);
    }

    private static Usual alike(double mean, double squares, int periods) {
        double variance = squares / (periods - 1);
        return new Usual(mean, variance, variance / periods, periods - 1);
    }

    /** How many periods of a baseline began in the same hour of the day as another. */
    static long sameHour(Baseline baseline, long startUs) {
        return Arrays.stream(baseline.startsUs()).filter(us -> hour(us) == hour(startUs)).count();
    }

    private static int hour(long us) {
        return (int) Math.floorMod(Math.floorDiv(us, HOUR_US), (long) HOURS);
    }
}
