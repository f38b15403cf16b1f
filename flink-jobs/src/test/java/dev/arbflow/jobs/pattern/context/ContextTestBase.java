package dev.arbflow.jobs.pattern.context;

import dev.arbflow.market.Listing;
import dev.arbflow.market.behaviour.ClusteredWindow;
import dev.arbflow.market.behaviour.Feature;
import dev.arbflow.market.behaviour.FeatureWindow;
import java.time.Duration;
import java.util.Arrays;

/** Windows of 10 s. */
abstract class ContextTestBase {
    static final Duration WINDOW = Duration.ofSeconds(10);
    static final Listing KRAKEN = Listing.parse("KRAKEN|BTC/USD");
    static final Listing BITSTAMP = Listing.parse("BITSTAMP|BTC/USD");

    /** A window all of whose features have one value. */
    static ClusteredWindow window(Listing listing, long endSecond, int cluster, double feature) {
        double[] features = new double[Feature.COUNT];
        Arrays.fill(features, feature);
        return new ClusteredWindow(
                new FeatureWindow(
                        listing,
                        endSecond * 1_000_000 - 10_000_000,
                        endSecond * 1_000_000,
                        FeatureWindow.Completeness.COMPLETE,
                        features,
                        features,
                        1,
                        new double[0],
                        100),
                7,
                cluster,
                0.5);
    }
}
