package dev.arbflow.jobs.io;

import dev.arbflow.jobs.pattern.context.ClusterMark;
import dev.arbflow.jobs.pattern.context.ClusteredTrade;
import dev.arbflow.jobs.pattern.context.EpisodeContext;
import dev.arbflow.jobs.pattern.context.SimilarEpisode;
import dev.arbflow.jobs.pattern.features.Scaler;
import dev.arbflow.jobs.pattern.kmeans.ClusterQuality;
import dev.arbflow.jobs.pattern.kmeans.DriftAlarm;
import dev.arbflow.jobs.pattern.kmeans.GroupEvidence;
import dev.arbflow.jobs.pattern.kmeans.ModelVersion;
import dev.arbflow.market.Listing;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.behaviour.ClusteredWindow;
import dev.arbflow.market.behaviour.Feature;
import dev.arbflow.market.behaviour.FeatureWindow;
import java.util.Arrays;
import org.apache.flink.ml.clustering.kmeans.KMeansModelData;
import org.apache.flink.ml.linalg.DenseVector;

/** What PatternJob writes, one of each with every field. */
public final class PatternSamples {
    static final Listing KRAKEN = Listing.parse("KRAKEN|BTC/USD");
    static final Listing BITFINEX = Listing.parse("BITFINEX|BTC/USD");
    static final Listing BITSTAMP = Listing.parse("BITSTAMP|BTC/USD");
    private static final long END_US = StoreSamples.OPENED_US;

    private PatternSamples() {}

    public static FeatureWindow window() {
        return window(vector(1));
    }

    public static FeatureWindow window(double[] raw) {
        return new FeatureWindow(
                KRAKEN,
                END_US - 64_000_000,
                END_US,
                FeatureWindow.Completeness.COMPLETE,
                raw,
                vector(0.5),
                3,
                new double[] {0, 1.5},
                20_000);
    }

    public static ClusteredWindow clustered() {
        return new ClusteredWindow(window(), 7, 2, 0.25);
    }

    public static ModelVersion model() {
        return new ModelVersion(
                7,
                END_US / 1_000,
                new KMeansModelData(
                        new DenseVector[] {new DenseVector(vector(1)), new DenseVector(vector(2))},
                        new DenseVector(new double[] {60, 40})),
                new int[] {2, 4},
                2,
                400,
                false,
                new ClusterQuality(0.5, 0.75, 1.25, 100),
                new int[] {2, 2},
                0.875,
                new double[][] {vector(3), vector(4)},
                new GroupEvidence(1, 3, 0.375, 0.25, 0.03125, 200));
    }

    public static DriftAlarm drift() {
        return new DriftAlarm(2, 7, END_US / 1_000, 1.5);
    }

    static Scaler scaler() {
        return new Scaler(3, END_US, 120.5, vector(1), vector(2));
    }

    public static ClusteredTrade trade() {
        return new ClusteredTrade(StoreSamples.trade(END_US), 7, 2);
    }

    public static EpisodeContext episode() {
        return new EpisodeContext(
                StoreSamples.ROUTE,
                StoreSamples.OPENED_US,
                new ClusterMark(BITFINEX, END_US, 7, 2, vector(0)),
                new ClusterMark(BITSTAMP, END_US, 7, 4, vector(0)),
                new SimilarEpisode[] {
                    new SimilarEpisode(
                            "BTC/USD|BITFINEX>BITSTAMP@1",
                            1.25,
                            CloseReason.SPREAD_COLLAPSED,
                            2_500,
                            31,
                            12.5)
                });
    }

    public static double[] vector(double value) {
        double[] vector = new double[Feature.COUNT];
        Arrays.fill(vector, value);
        return vector;
    }
}
