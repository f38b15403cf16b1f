package dev.arbflow.jobs.pattern.discovery;

import java.util.Arrays;

/** Differences of two prices, of which one may be unknown at times. */
final class Differences {
    private Differences() {}

    /** First less second; NaN where one is not known. */
    static double[] of(double[] first, double[] second) {
        double[] differences = new double[first.length];
        Arrays.setAll(differences, i -> first[i] - second[i]);
        return differences;
    }

    /** The mean of those that are known. */
    static double mean(double[] first, double[] second) {
        return Arrays.stream(of(first, second)).filter(Double::isFinite).average().orElse(0);
    }

    /** How many known prices differ from the known one a step before. */
    static int moves(double[] prices) {
        int moves = 0;
        for (int now = 1; now < prices.length; now++) {
            double move = prices[now] - prices[now - 1];
            if (Double.isFinite(move) && move != 0) {
                moves++;
            }
        }
        return moves;
    }

    static boolean allKnown(double[] values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                return false;
            }
        }
        return true;
    }
}
