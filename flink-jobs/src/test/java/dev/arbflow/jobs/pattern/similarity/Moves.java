package dev.arbflow.jobs.pattern.similarity;

import dev.arbflow.jobs.config.Similarity;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.FeeSchedule;
import dev.arbflow.market.arbitrage.TakerFee;
import dev.arbflow.market.behaviour.ClusteredWindow;
import dev.arbflow.market.behaviour.Feature;
import dev.arbflow.market.behaviour.FeatureWindow;
import dev.arbflow.market.behaviour.FeatureWindow.Completeness;
import dev.arbflow.market.behaviour.WindowRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Windows of a minute, and settings small enough to follow by hand. */
final class Moves {
    static final String KRAKEN = "KRAKEN|BTC/USD";
    static final String BITSTAMP = "BITSTAMP|BTC/USD";
    static final String ETHER = "KRAKEN|ETH/USD";
    static final int POINTS = 64;
    static final long LENGTH_S = 60;

    private Moves() {}

    /** How a price goes in a window. */
    enum Course {
        UP,
        DOWN,
        HUMP,
        STILL,
        BROKEN,
        NONE;

        double[] path() {
            double[] path = new double[this == NONE ? 0 : POINTS];
            for (int i = 0; i < path.length; i++) {
                path[i] = at(i / (POINTS - 1.0));
            }
            return path;
        }

        private double at(double x) {
            return switch (this) {
                case UP -> 10 * x;
                case DOWN -> -10 * x;
                case HUMP -> 40 * x * (1 - x);
                case STILL, NONE -> 0;
                case BROKEN -> x > 0.5 ? Double.NaN : x;
            };
        }
    }

    /** A window of a minute that ends at a second, with a mid of 100 at its end. */
    static ClusteredWindow window(String listing, long endS, int cluster, double[] path) {
        return window(listing, endS, cluster, path, 100);
    }

    static ClusteredWindow window(
            String listing, long endS, int cluster, double[] path, double lastMid) {
        double[] features = new double[Feature.COUNT];
        return new ClusteredWindow(
                new FeatureWindow(
                        Listing.parse(listing),
                        (endS - LENGTH_S) * 1_000_000,
                        endS * 1_000_000,
                        path.length == 0 ? Completeness.FEED_FAULT : Completeness.COMPLETE,
                        features,
                        features,
                        1,
                        path,
                        lastMid),
                3,
                cluster,
                0.5);
    }

    /** The same window if it had lasted for so long. */
    static ClusteredWindow lasting(ClusteredWindow clustered, long lengthUs) {
        FeatureWindow window = clustered.window();
        return new ClusteredWindow(
                new FeatureWindow(
                        window.listing(),
                        window.endUs() - lengthUs,
                        window.endUs(),
                        window.completeness(),
                        window.raw(),
                        window.standardised(),
                        window.scalerVersion(),
                        window.shape(),
                        window.lastMid()),
                clustered.modelVersion(),
                clustered.cluster(),
                clustered.distance());
    }

    static WindowRef ref(String listing, long endS, int cluster) {
        return WindowRef.of(window(listing, endS, cluster, new double[0]));
    }

    /** An hour of history, the two nearest, pairs within 5 s, known for 3 minutes. */
    static Similarity similarity(int mostWindows) {
        return new Similarity(
                POINTS,
                Duration.ofHours(1),
                mostWindows,
                1_000,
                Duration.ofSeconds(5),
                2,
                0.77,
                0.3,
                Duration.ofMinutes(3),
                5);
    }

    /** Kraken 0.80 %, Bitstamp 0.40 %, for all time. */
    static FeeSchedule fees() {
        return new FeeSchedule(
                "fees-1", List.of(fee(Venue.KRAKEN, "0.80%"), fee(Venue.BITSTAMP, "0.40%")));
    }

    private static FeeSchedule.Row fee(Venue venue, String fee) {
        return new FeeSchedule.Row(
                venue, FeeSchedule.ALL_MARKETS, Instant.EPOCH, TakerFee.parse(fee), "test");
    }
}
