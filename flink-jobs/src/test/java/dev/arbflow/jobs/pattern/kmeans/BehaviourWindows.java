package dev.arbflow.jobs.pattern.kmeans;

import dev.arbflow.jobs.config.Clustering;
import dev.arbflow.market.Listing;
import dev.arbflow.market.behaviour.Feature;
import dev.arbflow.market.behaviour.FeatureWindow;
import dev.arbflow.market.behaviour.FeatureWindow.Completeness;
import java.time.Duration;
import java.util.Arrays;

/** Windows and settings for the tests of clustering. */
final class BehaviourWindows {
    static final String KRAKEN = "KRAKEN|BTC/USD";
    static final String BITSTAMP = "BITSTAMP|BTC/USD";
    static final Duration MAX_WAIT = Duration.ofSeconds(60);

    private BehaviourWindows() {}

    /** A complete window whose first feature stands at a value, all others at 0. */
    static FeatureWindow window(String listing, long endMs, double value) {
        double[] features = new double[Feature.COUNT];
        features[0] = value;
        return window(listing, endMs, features, Completeness.COMPLETE, 1);
    }

    static FeatureWindow window(
            String listing, long endMs, double[] features, Completeness completeness, long scaler) {
        return new FeatureWindow(
                Listing.parse(listing),
                endMs * 1_000 - 60_000_000,
                endMs * 1_000,
                completeness,
                features,
                features,
                scaler,
                new double[0],
                100);
    }

    /** Features of which the first few are given and the others 0. */
    static double[] padded(double... first) {
        return Arrays.copyOf(first, Feature.COUNT);
    }

    /** Two clusters, batches of four, no refit for a long time. */
    static Clustering small() {
        return clustering(2, 0.9, 4, 4, 100, 1_000);
    }

    static Clustering clustering(
            int clusters, double decay, int batch, int seeds, int sample, int refitEvery) {
        return new Clustering(
                clusters, false, decay, batch, seeds, sample, refitEvery, 1.0, 1.0, MAX_WAIT, 42);
    }

    /** The same, but as many clusters as there is evidence for. */
    static Clustering byEvidence(Clustering settings) {
        return new Clustering(
                settings.clusters(),
                true,
                settings.decay(),
                settings.batchSize(),
                settings.seedSize(),
                settings.sampleSize(),
                settings.refitEvery(),
                settings.driftThreshold(),
                settings.identityDistance(),
                settings.maxWait(),
                settings.seed());
    }
}
