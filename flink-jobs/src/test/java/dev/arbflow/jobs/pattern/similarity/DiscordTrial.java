package dev.arbflow.jobs.pattern.similarity;

import dev.arbflow.jobs.config.Similarity;
import dev.arbflow.jobs.testing.KeyedHarness;
import dev.arbflow.market.behaviour.ClusteredWindow;
import dev.arbflow.market.behaviour.Discord;
import dev.arbflow.market.behaviour.Neighbour;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * A market on two venues in which nothing is ever new, seen by the operator: windows of a minute,
 * eight of which overlap, and now and then, if asked for, a move that does not belong there.
 */
final class DiscordTrial {
    static final int ONE_IN = 20;
    private static final List<String> VENUES = List.of(Moves.KRAKEN, Moves.BITSTAMP);
    private static final int SLIDE = 8;

    /** How prices go. */
    enum Null {
        /** Independent steps of one size. */
        WALK,
        /** Steps of Student's t with four degrees of freedom, lively and quiet for hours. */
        BURSTS,
        /** The same in ticks that are larger than most steps. */
        TICKS
    }

    private final Null source;
    private final Similarity similarity;
    private final int moments;
    private final int plantEvery;
    private final Random random;
    private final Deque<double[]> mids = new ArrayDeque<>();
    private double mid;
    private double logSize;

    /**
     * @param floor largest distance of a neighbour
     * @param history moments for which a window can be found
     * @param plantEvery so many moments; 0 for never
     */
    DiscordTrial(Null source, double floor, int history, int moments, int plantEvery, long seed) {
        this.source = source;
        this.moments = moments;
        this.plantEvery = plantEvery;
        random = new Random(seed);
        similarity =
                new Similarity(
                        Moves.POINTS,
                        Duration.ofMinutes(history),
                        Similarity.MAX_WINDOWS,
                        Similarity.standard().cellsFrom(),
                        Duration.ofSeconds(1),
                        1,
                        floor,
                        0.01,
                        Duration.ofMinutes(1),
                        ONE_IN);
    }

    /**
     * What came of it.
     *
     * @param told moments that were said to be unlike any
     * @param stated as many as may be, where nothing is new
     * @param planted moves that did not belong there
     * @param found those of them that were told
     */
    record Result(int told, int stated, int planted, int found) {}

    Result run() throws Exception {
        try (KeyedHarness<ClusteredWindow, Neighbour> harness =
                KeyedHarness.open(
                        new SimilarityFunction(similarity, Moves.fees()), any -> "BTC/USD")) {
            int planted = 0;
            int found = 0;
            long steps = (long) moments * Moves.POINTS;
            for (long step = 0; step < steps; step++) {
                long moment = step / Moves.POINTS;
                boolean plant = plants(moment);
                step(plant ? 40 * Math.sin((double) step) : 0);
                if (mids.size() == Moves.POINTS && step % SLIDE == SLIDE - 1) {
                    tell(harness, (step + 1) * Moves.LENGTH_S / Moves.POINTS);
                }
                if (plant && step % Moves.POINTS == Moves.POINTS - 1) {
                    planted++;
                    found += toldSince(harness, moment * Moves.LENGTH_S) ? 1 : 0;
                }
            }
            return new Result(discords(harness).size(), moments / ONE_IN, planted, found);
        }
    }

    private boolean plants(long moment) {
        return plantEvery > 0 && moment % plantEvery == plantEvery - 1;
    }

    private void step(double strange) {
        logSize = 0.998 * logSize + 0.06 * random.nextGaussian();
        double step = random.nextGaussian();
        if (source != Null.WALK) {
            double chi = 0;
            for (int i = 0; i < 4; i++) {
                chi += Math.pow(random.nextGaussian(), 2);
            }
            step *= Math.exp(logSize) / Math.sqrt(chi / 4);
        }
        mid += step;
        double[] seen = new double[VENUES.size()];
        for (int venue = 0; venue < seen.length; venue++) {
            double exact = mid + strange + 0.5 * random.nextGaussian();
            seen[venue] = source == Null.TICKS ? 3 * Math.rint(exact / 3) : exact;
        }
        mids.add(seen);
        if (mids.size() > Moves.POINTS) {
            mids.remove();
        }
    }

    private void tell(KeyedHarness<ClusteredWindow, Neighbour> harness, long endS)
            throws Exception {
        for (int venue = 0; venue < VENUES.size(); venue++) {
            int at = venue;
            double[] path = mids.stream().mapToDouble(seen -> seen[at]).toArray();
            harness.processElement(Moves.window(VENUES.get(at), endS, 1, path), endS * 1_000);
        }
        harness.processWatermark(endS * 1_000);
        harness.getOutput().clear(); // neighbours are not looked at
    }

    private static boolean toldSince(
            KeyedHarness<ClusteredWindow, Neighbour> harness, long second) {
        List<Discord> discords = discords(harness);
        return !discords.isEmpty()
                && discords.get(discords.size() - 1).window().endUs() > second * 1_000_000;
    }

    private static List<Discord> discords(KeyedHarness<ClusteredWindow, Neighbour> harness) {
        var told = harness.getSideOutput(Discords.TOLD);
        return told == null ? List.of() : told.stream().map(StreamRecord::getValue).toList();
    }
}
