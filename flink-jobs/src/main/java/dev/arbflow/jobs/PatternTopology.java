package dev.arbflow.jobs;

import dev.arbflow.jobs.PatternSinks.StoreSinks;
import dev.arbflow.jobs.config.Patterns;
import dev.arbflow.jobs.config.PipelineConfig;
import dev.arbflow.jobs.dedup.EachTradeOnce;
import dev.arbflow.jobs.fairness.FairnessTopology;
import dev.arbflow.jobs.pattern.analysis.ClusterAnovaTopology;
import dev.arbflow.jobs.pattern.context.ContextTopology;
import dev.arbflow.jobs.pattern.discovery.PriceDiscoveryTopology;
import dev.arbflow.jobs.pattern.features.FeatureTopology;
import dev.arbflow.jobs.pattern.kmeans.KMeansTopology;
import dev.arbflow.jobs.pattern.leadlag.LeadLagTopology;
import dev.arbflow.jobs.pattern.similarity.SimilarityTopology;
import dev.arbflow.jobs.pattern.suspect.SuspectTopology;
import dev.arbflow.jobs.privacy.PseudonymFunction;
import dev.arbflow.jobs.privacy.ReleaseTopology;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.behaviour.ClusteredWindow;
import dev.arbflow.market.behaviour.SuspectActivity;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.trade.Trade;
import dev.arbflow.market.trade.TradeUpdate;
import java.util.Optional;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * From the topics to what behaves alike.
 *
 * <pre>
 * books ──────────────┬─► windows of behaviour ─► clusters ─┬─► analysis of variance
 *                     │                                     ├─► similar pairs, neighbours, candidates
 * trades ─ each once ─┤                                     ├─► trades in their cluster
 *                     ├─► lead and lag of venues, shares in the price
 *                     ├─► what looks like manipulation        │
 * episodes ───────────│─────────────────────────────────────┴─► episodes in their behaviour
 *                     ├─► coverage by tape ─► balances, alarms, weights (back to the clusters)
 *                     └─► noised sums
 * </pre>
 *
 * <p>All of it goes to MongoDB, what is a time series to InfluxDB, too, and what looks like
 * manipulation to a topic.
 */
public final class PatternTopology {
    private PatternTopology() {}

    /**
     * What the topics hold.
     *
     * @param trades event time is the corrected exchange time
     * @param books event time is receive time
     * @param episodes versions of episodes, watermark at the end of time
     */
    public record Topics(
            DataStream<TradeUpdate> trades,
            DataStream<BookUpdate> books,
            DataStream<Episode> episodes) {}

    /** Builds the graph. */
    public static void build(Topics topics, PatternSinks sinks, PipelineConfig config) {
        Patterns patterns = config.patterns();
        DataStream<Trade> once = EachTradeOnce.build(topics.trades(), config.dedup());
        FeatureTopology features =
                FeatureTopology.build(
                        topics.books(),
                        once,
                        patterns.behaviour(),
                        config.detection().limits().maxAge());
        put(features.windows(), sinks.windows().windows(), "windows");
        put(features.scalers(), sinks.windows().scalers(), "scalers-mongo");
        put(LeadLagTopology.build(topics.books()), sinks.leaders().leadLag(), "lead-lag");
        put(
                PriceDiscoveryTopology.build(
                        features.samples(), patterns.behaviour(), patterns.trust().analysis()),
                sinks.leaders().discovery(),
                "discovery");
        suspects(topics, once, sinks.suspects());
        FairnessTopology fairness =
                FairnessTopology.build(once, topics.books(), patterns.trust().fairness());
        KMeansTopology.Results clusters =
                KMeansTopology.build(
                        KMeansTopology.weighted(
                                features.windows(), fairness.weights(), patterns.weights()),
                        patterns.clustering(),
                        Optional.empty());
        store(clusters, sinks.clusters(), patterns);
        store(
                SimilarityTopology.build(
                        clusters.clustered(), patterns.similarity(), config.detection().fees()),
                sinks.similarity());
        context(topics, once, clusters.clustered(), sinks.context(), config);
        store(fairness, sinks.fairness());
        ReleaseTopology releases = ReleaseTopology.build(once, patterns.trust().releases());
        put(releases.releases(), sinks.releases().released(), "releases");
        put(releases.refused(), sinks.releases().refused(), "refused-releases");
    }

    private static void suspects(
            Topics topics, DataStream<Trade> once, PatternSinks.Suspects sinks) {
        DataStream<SuspectActivity> found = SuspectTopology.build(topics.books(), once);
        put(found, sinks.stores(), "suspects");
        put(found, sinks.topic(), "suspects-kafka");
        put(SuspectTopology.marks(topics.episodes(), found), sinks.episodes(), "marks-mongo");
    }

    private static void store(
            KMeansTopology.Results found, PatternSinks.Clusters sinks, Patterns patterns) {
        put(found.clustered(), sinks.windows(), "clusters");
        put(found.models(), sinks.models(), "models");
        put(found.drift(), sinks.drift(), "drift-mongo");
        put(
                ClusterAnovaTopology.build(
                        found.clustered(),
                        patterns.behaviour().window(),
                        patterns.trust().analysis()),
                sinks.anova(),
                "anova");
    }

    private static void store(SimilarityTopology.Results found, PatternSinks.Similarity sinks) {
        put(found.pairs(), sinks.pairs(), "pairs");
        put(found.neighbours(), sinks.neighbours(), "neighbours");
        put(found.candidates(), sinks.candidates(), "candidates");
        put(found.discords(), sinks.discords(), "discords");
    }

    private static void context(
            Topics topics,
            DataStream<Trade> once,
            DataStream<ClusteredWindow> clustered,
            PatternSinks.Context sinks,
            PipelineConfig config) {
        ContextTopology found =
                ContextTopology.build(
                        once.map(new PseudonymFunction(config.privacy()))
                                .uid("pseudonyms")
                                .name("trades under pseudonyms"),
                        topics.episodes(),
                        clustered,
                        config.patterns().behaviour().window(),
                        config.detection().conversions());
        put(found.trades(), sinks.trades(), "trades-mongo");
        put(found.episodes(), sinks.episodes(), "episodes-mongo");
    }

    private static void store(FairnessTopology found, PatternSinks.Fairness sinks) {
        put(found.coverage(), sinks.coverage(), "coverage");
        put(found.alarms(), sinks.alarms(), "coverage-alarms");
        put(found.balances(), sinks.balances(), "coverage-balances");
        put(found.weights(), sinks.weights(), "weights-mongo");
    }

    private static <T> void put(DataStream<T> what, StoreSinks<T> where, String uid) {
        put(what, where.documents(), uid + "-mongo");
        put(what, where.points(), uid + "-influx");
    }

    private static <T> void put(DataStream<T> what, Sink<T> where, String uid) {
        what.sinkTo(where).uid(uid).name(uid.replace("-", " → "));
    }
}
