package dev.arbflow.jobs.fairness;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * What a tape delivered in the latest periods in which nothing was wrong, beside its whole group.
 *
 * @param startsUs starts of the periods, ascending
 * @param own counts of the tape
 * @param all counts of the group, the tape's included
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Baseline(long[] startsUs, long[] own, long[] all) {

    /** Periods that are remembered: a week of hours. */
    static final int MOST = 168;

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

    /** With later periods. */
    Baseline with(Baseline later) {
        return new Baseline(
                LongStream.concat(Arrays.stream(startsUs), Arrays.stream(later.startsUs)).toArray(),
                LongStream.concat(Arrays.stream(own), Arrays.stream(later.own)).toArray(),
                LongStream.concat(Arrays.stream(all), Arrays.stream(later.all)).toArray());
    }

    /**
     * Whether it is not half of what it may be, or has no period of an hour of the day to spare:
     * when the oldest is forgotten, too few would be left to say what is usual.
     */
    boolean isScarce(long startUs) {
        return periods() < MOST / 2 || Usual.sameHour(this, startUs) <= ShareTest.MIN_OF_HOUR;
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

    /** Log odds of an event of the group to be one of the tape, in each period. */
    double[] logOdds() {
        return IntStream.range(0, own.length)
                .mapToDouble(i -> logOdds((double) own[i], (double) (all[i] - own[i])))
                .toArray();
    }

    /** Mean variance that the log odds would have if events were independent. */
    double sampling() {
        return IntStream.range(0, own.length)
                .mapToDouble(i -> sampling((double) own[i], (double) (all[i] - own[i])))
                .average()
                .orElse(Double.NaN);
    }

    /** Half an event more on either side keeps them finite and takes their bias away. */
    static double logOdds(double events, double others) {
        return Math.log((events + 0.5) / (others + 0.5));
    }

    static double sampling(double events, double others) {
        return 1 / (events + 0.5) + 1 / (others + 0.5);
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
