package dev.arbflow.jobs.pattern.leadlag;

import dev.arbflow.market.behaviour.VenueLeadLag.Estimate;
import dev.arbflow.market.behaviour.VenueLeadLag.Verdict;
import java.util.Arrays;
import java.util.Random;

/**
 * Says by how much one venue follows another, and whether that is more than chance.
 *
 * <p>Moves follow each other, so both questions are answered by whole blocks of a period. Chance:
 * the covariances of each block are given a random sign, which undoes what the venues have in
 * common and keeps how each moves; the largest of all lags is compared with such largest ones. The
 * covariances are smoothed over the lags at which two moves meet before any is taken for the
 * largest. Interval: blocks are drawn with replacement, and each draw has a lag.
 *
 * @see <a href="https://doi.org/10.1214/aos/1176347265">Künsch (1989): the jackknife and the
 *     bootstrap for general stationary observations</a>
 */
final class LeadLagEstimator {
    /** Longer than any lag that is looked for. */
    static final long BLOCK_US = 3_000_000;

    /** Below it, chance gives any lag. */
    static final int MIN_MOVES = 20;

    /** How seldom venues without anything in common are given a lag. */
    static final double LEVEL = 0.01;

    /** Of signs, and of blocks; smallest {@code p} is one in so many and one more. */
    static final int DRAWS = 199;

    /** Draws outside the interval at either end: 2.5 %. */
    private static final int OUTSIDE = DRAWS / 40;

    private static final double TOGETHER_MS = 100;

    private final int blocks;

    /**
     * @param blocks how many a period has
     */
    LeadLagEstimator(int blocks) {
        this.blocks = blocks;
    }

    /**
     * Estimates the lag of the second series behind the first.
     *
     * @param seed of what is drawn
     */
    Estimate estimate(MidMoves first, MidMoves second, long seed) {
        if (Math.min(first.size(), second.size()) < MIN_MOVES) {
            return Estimate.none(Verdict.TOO_FEW_MOVES);
        }
        double[][] contrast = LagContrast.byBlock(first, second, blocks);
        double[][] smoothed =
                Arrays.stream(contrast).map(LagContrast::smoothed).toArray(double[][]::new);
        int[] once = new int[blocks];
        Arrays.fill(once, 1);
        double[] sum = sum(smoothed, once);
        int peak = LagContrast.peak(sum);
        double correlation =
                sum(contrast, once)[peak] / Math.sqrt(first.sumOfSquares() * second.sumOfSquares());
        Random random = new Random(seed);
        double p = chance(smoothed, sum[peak], random);
        if (p > LEVEL) {
            return new Estimate(
                    Verdict.NO_COMMON_MOVES, Double.NaN, Double.NaN, Double.NaN, correlation, p);
        }
        double[] lagsMs = resampledLagsMs(smoothed, random);
        double lowMs = lagsMs[OUTSIDE];
        double highMs = lagsMs[DRAWS - 1 - OUTSIDE];
        return new Estimate(verdict(lowMs, highMs), lagMs(peak), lowMs, highMs, correlation, p);
    }

    private static Verdict verdict(double lowMs, double highMs) {
        if (lowMs > 0) {
            return Verdict.FIRST_LEADS;
        }
        if (highMs < 0) {
            return Verdict.SECOND_LEADS;
        }
        return lowMs >= -TOGETHER_MS && highMs <= TOGETHER_MS
                ? Verdict.TOGETHER
                : Verdict.UNDECIDED;
    }

    private double chance(double[][] contrast, double height, Random random) {
        int asHigh = 1;
        int[] signs = new int[blocks];
        for (int draw = 0; draw < DRAWS; draw++) {
            Arrays.setAll(signs, block -> random.nextBoolean() ? 1 : -1);
            if (Arrays.stream(sum(contrast, signs)).max().orElseThrow() >= height) {
                asHigh++;
            }
        }
        return asHigh / (DRAWS + 1.0);
    }

    private double[] resampledLagsMs(double[][] contrast, Random random) {
        double[] lagsMs = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            int[] times = new int[blocks];
            for (int i = 0; i < blocks; i++) {
                times[random.nextInt(blocks)]++;
            }
            lagsMs[draw] = lagMs(LagContrast.peak(sum(contrast, times)));
        }
        Arrays.sort(lagsMs);
        return lagsMs;
    }

    private static double lagMs(int place) {
        return LagContrast.lagUs(place) / 1e3;
    }

    /** Covariances by lag, each block so many times. */
    private static double[] sum(double[][] contrast, int[] times) {
        double[] sum = new double[LagContrast.LAGS];
        for (int block = 0; block < contrast.length; block++) {
            for (int lag = 0; times[block] != 0 && lag < sum.length; lag++) {
                sum[lag] += times[block] * contrast[block][lag];
            }
        }
        return sum;
    }
}
