package dev.arbflow.jobs.arbitrage;

import dev.arbflow.market.arbitrage.EdgeNorm;
import java.util.Arrays;

/**
 * The newest samples of a route's net edge: four hours of them where the route can be measured all
 * the time. Every sample counts, during episodes too: the median heeds nothing that stands for less
 * than half of the time, and what stands for longer is the norm.
 *
 * @param netBps oldest first, in basis points, at most {@link #MOST}
 * @param newestUs event time of the newest
 */
@SuppressWarnings("ArrayRecordComponent") // state of its own serializer; never changed
record RouteNorm(double[] netBps, long newestUs) {
    /** Event time between two samples. */
    static final long EVERY_US = 20_000_000;

    static final int MOST = 720;

    /** Half an hour; of less nothing is said. */
    static final int LEAST = 90;

    /** After a pause of an hour nobody knows what is usual now. */
    private static final long FORGET_US = 3_600_000_000L;

    /** From the median absolute deviation to the standard deviation of a normal distribution. */
    private static final double NORMAL = 1.4826;

    private static final RouteNorm NONE = new RouteNorm(new double[0], Long.MIN_VALUE / 2);

    static RouteNorm orNone(RouteNorm known) {
        return known == null ? NONE : known;
    }

    /** With one more sample; the oldest makes room for it. */
    RouteNorm and(double bps, long timeUs) {
        double[] before = timeUs - newestUs > FORGET_US ? NONE.netBps : netBps;
        int from = Math.max(0, before.length + 1 - MOST);
        double[] grown = Arrays.copyOfRange(before, from, before.length + 1);
        grown[grown.length - 1] = bps;
        return new RouteNorm(grown, timeUs);
    }

    /** What is usual at a moment. */
    EdgeNorm at(long timeUs) {
        if (netBps.length < LEAST || timeUs - newestUs > FORGET_US) {
            return EdgeNorm.UNKNOWN;
        }
        double median = median(netBps);
        double apart = median(Arrays.stream(netBps).map(bps -> Math.abs(bps - median)).toArray());
        return new EdgeNorm(
                median, Math.max(EdgeNorm.MIN_DEVIATION_BPS, NORMAL * apart), netBps.length);
    }

    private static double median(double[] of) {
        double[] sorted = of.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
