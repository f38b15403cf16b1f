package dev.arbflow.sandbox.page;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/** The last minutes of one market, sampled evenly, so that a page that opens has its charts. */
final class PriceHistory {
    /** Three minutes of four samples a second. */
    static final int LENGTH = 720;

    private final Deque<Sample> samples = new ArrayDeque<>();

    /**
     * One moment.
     *
     * @param atMs event time
     * @param mids a price a venue, NaN where it could not be used
     * @param bestNetBps best net edge of all routes, or NaN
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Sample(long atMs, double[] mids, double bestNetBps) {}

    /**
     * What a browser needs to draw it: columns of equal length, null where nothing is known.
     *
     * @param venues names of the columns of {@code mids}
     */
    record View(
            String market,
            List<String> venues,
            List<Long> atMs,
            List<List<Double>> mids,
            List<Double> bestNetBps) {}

    void add(long atMs, double[] mids, double bestNetBps) {
        if (!samples.isEmpty() && samples.getLast().atMs >= atMs) {
            return; // event time stands still: nothing new can be said of it
        }
        samples.addLast(new Sample(atMs, mids, bestNetBps));
        if (samples.size() > LENGTH) {
            samples.removeFirst();
        }
    }

    View view(String market, List<String> venues) {
        List<List<Double>> columns =
                IntStream.range(0, venues.size()).mapToObj(venue -> column(venue)).toList();
        return new View(
                market,
                venues,
                samples.stream().map(Sample::atMs).toList(),
                columns,
                Arrays.asList(
                        samples.stream()
                                .map(sample -> known(sample.bestNetBps))
                                .toArray(Double[]::new)));
    }

    private List<Double> column(int venue) {
        return Arrays.asList(
                samples.stream()
                        .map(s -> venue < s.mids.length ? known(s.mids[venue]) : null)
                        .toArray(Double[]::new));
    }

    private static Double known(double value) {
        return Double.isFinite(value) ? (Double) value : null;
    }
}
