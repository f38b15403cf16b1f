package dev.arbflow.jobs;

import dev.arbflow.jobs.pattern.context.ClusteredTrade;
import dev.arbflow.jobs.pattern.context.EpisodeContext;
import dev.arbflow.jobs.pattern.features.Scaler;
import dev.arbflow.jobs.pattern.kmeans.DriftAlarm;
import dev.arbflow.jobs.pattern.kmeans.ModelVersion;
import dev.arbflow.jobs.pattern.suspect.SuspectEpisode;
import dev.arbflow.market.behaviour.ClusterAnova;
import dev.arbflow.market.behaviour.ClusteredWindow;
import dev.arbflow.market.behaviour.Discord;
import dev.arbflow.market.behaviour.FeatureWindow;
import dev.arbflow.market.behaviour.Neighbour;
import dev.arbflow.market.behaviour.PatternCandidate;
import dev.arbflow.market.behaviour.PriceDiscovery;
import dev.arbflow.market.behaviour.SimilarPair;
import dev.arbflow.market.behaviour.SuspectActivity;
import dev.arbflow.market.behaviour.VenueLeadLag;
import dev.arbflow.market.coverage.CoverageAlarm;
import dev.arbflow.market.coverage.CoverageBalance;
import dev.arbflow.market.coverage.CoverageCount;
import dev.arbflow.market.coverage.RefusedRelease;
import dev.arbflow.market.coverage.Release;
import dev.arbflow.market.coverage.SamplingWeight;
import org.apache.flink.api.connector.sink2.Sink;

/**
 * Where PatternJob puts things; all of it is written idempotently.
 *
 * @param windows how listings behaved
 * @param clusters which windows are alike
 * @param similarity what moves alike
 * @param leaders which venue moves first, and whose moves last
 * @param suspects what looks like manipulation
 * @param context in which behaviour trades and episodes happened
 * @param fairness how fairly feeds are represented
 * @param releases what leaves
 */
public record PatternSinks(
        Windows windows,
        Clusters clusters,
        Similarity similarity,
        Leaders leaders,
        Suspects suspects,
        Context context,
        Fairness fairness,
        Releases releases) {

    /** Documents and points of one kind of record. */
    public record StoreSinks<T>(Sink<T> documents, Sink<T> points) {}

    /** What was observed, and what it was measured by. */
    public record Windows(StoreSinks<FeatureWindow> windows, Sink<Scaler> scalers) {}

    /** Clusters of windows, the versions they come from, and whether they mean anything. */
    public record Clusters(
            StoreSinks<ClusteredWindow> windows,
            StoreSinks<ModelVersion> models,
            Sink<DriftAlarm> drift,
            StoreSinks<ClusterAnova> anova) {}

    /**
     * Listings at one moment, earlier moments, pairs whose prices lie apart, and moments unlike
     * any.
     */
    public record Similarity(
            StoreSinks<SimilarPair> pairs,
            StoreSinks<Neighbour> neighbours,
            StoreSinks<PatternCandidate> candidates,
            StoreSinks<Discord> discords) {}

    /** By the minute, and by the hour. */
    public record Leaders(StoreSinks<VenueLeadLag> leadLag, StoreSinks<PriceDiscovery> discovery) {}

    /** What looks like manipulation, for the stores, for whoever listens, and on episodes. */
    public record Suspects(
            StoreSinks<SuspectActivity> stores,
            Sink<SuspectActivity> topic,
            Sink<SuspectEpisode> episodes) {}

    /** The clusters of trades, and fields of episodes that ArbitrageJob writes, too. */
    public record Context(Sink<ClusteredTrade> trades, Sink<EpisodeContext> episodes) {}

    /** What feeds delivered, against what they should have. */
    public record Fairness(
            StoreSinks<CoverageCount> coverage,
            StoreSinks<CoverageAlarm> alarms,
            StoreSinks<CoverageBalance> balances,
            Sink<SamplingWeight> weights) {}

    /** Noised sums, and those that the budget refused. */
    public record Releases(StoreSinks<Release> released, StoreSinks<RefusedRelease> refused) {}
}
