package dev.arbflow.jobs.pattern.suspect;

import dev.arbflow.jobs.pattern.suspect.Signal.Kind;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Side;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Compares the moves of a market's venues, second by second. */
final class RunAways {
    /** Away from the median of the others by less is no run, however quiet the venue usually is. */
    static final double MIN_BPS = 30;

    /** Nor is what is less than so many times the usual. */
    static final double MIN_TIMES = 5;

    /** Where so much of it happened within a second, the price jumped. */
    static final double MAX_STEP = 0.6;

    /** The listing itself has to have moved by so much of it. */
    static final double OWN_SHARE = 0.6;

    /** Venues that never differ are taken to differ by this. */
    private static final double MIN_USUAL_BPS = 0.1;

    /** With fewer others nobody can say who moved. */
    static final int MIN_OTHERS = 2;

    private final Map<String, VenueMids> byListing;

    RunAways(Map<String, VenueMids> byListing) {
        this.byListing = new TreeMap<>(byListing);
    }

    Map<String, VenueMids> byListing() {
        return byListing;
    }

    /** The samples of one second. */
    void next(long second, List<MidSample> samples, Consumer<Signal> out) {
        for (MidSample sample : samples) {
            byListing.compute(
                    sample.listing().code(),
                    (code, mids) -> mids == null ? VenueMids.first(sample) : mids.with(sample));
        }
        byListing.values().removeIf(mids -> second - mids.second() > 3_600);
        for (MidSample sample : samples) {
            compare(sample.listing(), second, out);
        }
    }

    private void compare(Listing listing, long second, Consumer<Signal> out) {
        VenueMids mids = byListing.get(listing.code());
        double moved = mids.movedBps(second);
        double away = moved - medianOfOthers(listing, second);
        if (Double.isNaN(away)) {
            return;
        }
        double size = Math.abs(away);
        boolean runs =
                moved * away > 0 // else one of the others has moved
                        && Math.abs(moved) >= OWN_SHARE * size
                        && mids.largestStepBps() <= MAX_STEP * size;
        if (runs && size >= MIN_BPS && mids.usual().times(size) >= MIN_TIMES) {
            long us = (second + 1) * 1_000_000; // a mid is that of its second's end
            out.accept(
                    new Signal(
                            listing,
                            Kind.RUN_AWAY,
                            away > 0 ? Side.BUY : Side.SELL,
                            us - VenueMids.SECONDS * 1_000_000L,
                            us,
                            size,
                            Double.NaN,
                            0));
        }
        byListing.put(listing.code(), mids.with(mids.usual().with(Math.max(size, MIN_USUAL_BPS))));
    }

    private double medianOfOthers(Listing listing, long second) {
        double[] moves =
                byListing.entrySet().stream()
                        .filter(entry -> !entry.getKey().equals(listing.code()))
                        .mapToDouble(entry -> entry.getValue().movedBps(second))
                        .filter(move -> !Double.isNaN(move))
                        .toArray();
        if (moves.length < MIN_OTHERS) {
            return Double.NaN;
        }
        Arrays.sort(moves);
        return (moves[(moves.length - 1) / 2] + moves[moves.length / 2]) / 2;
    }
}
