package dev.arbflow.market.coverage;

import java.util.Arrays;

/**
 * How evenly something is spread; all NaN if there is nothing, or only one to have it.
 *
 * @param entropy Shannon's entropy over its maximum: 1 if all have the same, 0 if one has it all
 * @param gini Gini's coefficient: 0 if all have the same, 1 - 1/n if one has it all
 * @param leastToMost smallest over largest: 1 if all have the same, 0 if one has none
 */
public record Evenness(double entropy, double gini, double leastToMost) {

    private static final Evenness UNKNOWN = new Evenness(Double.NaN, Double.NaN, Double.NaN);

    /**
     * Measures amounts.
     *
     * @param amounts none negative
     */
    public static Evenness of(double... amounts) {
        double total = Arrays.stream(amounts).sum();
        if (amounts.length < 2 || !(total > 0)) {
            return UNKNOWN;
        }
        double[] sorted = Arrays.stream(amounts).sorted().toArray();
        double entropy = 0;
        double ranked = 0;
        for (int i = 0; i < sorted.length; i++) {
            double share = sorted[i] / total;
            entropy -= share > 0 ? share * Math.log(share) : 0;
            ranked += (2 * (i + 1) - sorted.length - 1) * share;
        }
        return new Evenness(
                entropy / Math.log(sorted.length),
                ranked / sorted.length,
                sorted[0] / sorted[sorted.length - 1]);
    }
}
