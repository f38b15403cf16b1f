package dev.arbflow.jobs.pattern.leadlag;

import dev.arbflow.market.Listing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** Made-up mids of venues in one period that begins at 0, with and without something in common. */
final class LeadLagTapes {
    static final Listing BITSTAMP = Listing.parse("BITSTAMP|BTC/USD");
    static final Listing KRAKEN = Listing.parse("KRAKEN|BTC/USD");

    private static final long PERIOD_US = LeadLagFunction.PERIOD_US;
    private static final double BPS = 1e-4;
    private static final double MEAN_JITTER = 0.02;

    private LeadLagTapes() {}

    /** A move of a logarithmic price at a moment, by both clocks. */
    private record Jump(double exchangeS, double receiveS, double size) {}

    /**
     * Two venues that follow one price, each with moves of its own besides.
     *
     * @param perSecond moves of the price
     * @param lagMs how long after Bitstamp Kraken changes
     * @param deliveryMs how much longer Kraken's changes travel to us
     */
    static List<MidChange> related(
            Random random, double perSecond, double lagMs, double deliveryMs) {
        List<Jump> leader = new ArrayList<>();
        List<Jump> follower = new ArrayList<>();
        for (double at : moments(random, perSecond, second -> 1)) {
            double size = random.nextGaussian() * BPS;
            leader.add(new Jump(at, at + jitter(random), size));
            double later = at + lagMs / 1e3 + jitter(random) - MEAN_JITTER;
            follower.add(new Jump(later, later + deliveryMs / 1e3 + jitter(random), size));
        }
        leader.addAll(own(random, perSecond / 2, 0.5, second -> 1));
        follower.addAll(own(random, perSecond / 2, 0.5, second -> 1));
        return both(leader, follower);
    }

    /**
     * Two venues with nothing in common but that both are livelier in the same seconds.
     *
     * @param perSecond moves of each
     */
    static List<MidChange> unrelated(Random random, double perSecond) {
        double phase = random.nextDouble() * 60;
        DoubleUnaryOperator lively = second -> 1 + Math.sin((second + phase) / 60 * 2 * Math.PI);
        return both(own(random, perSecond, 1, lively), own(random, perSecond, 1, lively));
    }

    /** Moments at random, {@code perSecond} on average where the rhythm is 1. */
    private static List<Double> moments(
            Random random, double perSecond, DoubleUnaryOperator rhythm) {
        List<Double> moments = new ArrayList<>();
        double most = 2 * perSecond;
        double at = 0;
        while ((at -= Math.log(1 - random.nextDouble()) / most) < PERIOD_US / 1e6) {
            if (random.nextDouble() * 2 < rhythm.applyAsDouble(at)) {
                moments.add(at);
            }
        }
        return moments;
    }

    private static List<Jump> own(
            Random random, double perSecond, double bps, DoubleUnaryOperator rhythm) {
        List<Jump> jumps = new ArrayList<>();
        for (double at : moments(random, perSecond, rhythm)) {
            jumps.add(new Jump(at, at + jitter(random), random.nextGaussian() * bps * BPS));
        }
        return jumps;
    }

    /** Seconds. */
    private static double jitter(Random random) {
        return random.nextDouble() * 2 * MEAN_JITTER;
    }

    private static List<MidChange> both(List<Jump> bitstamp, List<Jump> kraken) {
        List<MidChange> changes = tape(BITSTAMP, bitstamp);
        changes.addAll(tape(KRAKEN, kraken));
        return changes;
    }

    private static List<MidChange> tape(Listing listing, List<Jump> jumps) {
        List<Jump> sorted = new ArrayList<>(jumps);
        sorted.sort(Comparator.comparingDouble(Jump::receiveS));
        List<MidChange> changes = new ArrayList<>();
        changes.add(new MidChange(listing, 1, 1, 20_000));
        double price = Math.log(20_000);
        for (Jump jump : sorted) {
            long receiveUs = Math.round(jump.receiveS() * 1e6);
            if (receiveUs > 1 && receiveUs < PERIOD_US) {
                price += jump.size();
                changes.add(
                        new MidChange(
                                listing,
                                receiveUs,
                                Math.round(jump.exchangeS() * 1e6) + 2,
                                Math.exp(price)));
            }
        }
        return changes;
    }
}
