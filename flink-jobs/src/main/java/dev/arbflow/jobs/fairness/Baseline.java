package dev.arbflow.jobs.fairness;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What a tape delivered in the latest periods in which nothing was wrong, beside its whole group.
 *
 * @param startsUs starts of the periods, ascending
 * @param own counts of the tape
 * @param all counts of the group, the tape's included
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Baseline(long[] startsUs, long[] own, long[] all) {

    /** Periods that are remembered. */
    static final int MOST = 24;

    static final Baseline NONE = new Baseline(new long[0], new long[0], new long[0]);

    /** The baseline without what is older than its longest memory at a period. */
    Baseline at(long startUs, long lengthUs) {
        int[] kept =
                IntStream.range(0, startsUs.length)
                        .filter(i -> startsUs[i] >= startUs - MOST * lengthUs)
                        .toArray();
        return new Baseline(pick(startsUs, kept), pick(own, kept), pick(all, kept));
    }

    Baseline with(long startUs, long ownCount, long allCount) {
        return new Baseline(
                append(startsUs, startUs), append(own, ownCount), append(all, allCount));
    }

    int periods() {
        return startsUs.length;
    }

    long ownTotal() {
        return Arrays.stream(own).sum();
    }

    long allTotal() {
        return Arrays.stream(all).sum();
    }

    /** Its usual share of what the group delivers. */
    double share() {
        return (double) ownTotal() / allTotal();
    }

    /**
     * How much more the counts scatter than those of independent events would: Pearson's statistic
     * over its degrees of freedom, never below 1.
     */
    double dispersion() {
        double share = share();
        double sum = 0;
        for (int i = 0; i < own.length; i++) {
            double expected = all[i] * share;
            sum +=
                    all[i] == 0
                            ? 0
                            : (own[i] - expected) * (own[i] - expected) / (expected * (1 - share));
        }
        return Math.max(1, sum / (own.length - 1));
    }

    private static long[] pick(long[] values, int[] places) {
        return Arrays.stream(places).mapToLong(i -> values[i]).toArray();
    }

    private static long[] append(long[] values, long value) {
        long[] longer = Arrays.copyOf(values, values.length + 1);
        longer[values.length] = value;
        return longer;
    }
}
