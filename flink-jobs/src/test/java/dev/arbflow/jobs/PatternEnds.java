package dev.arbflow.jobs;

import dev.arbflow.jobs.PatternSinks.StoreSinks;
import dev.arbflow.jobs.config.PipelineConfig;
import dev.arbflow.jobs.config.settings.ConfigReader;
import dev.arbflow.jobs.pattern.context.ClusteredTrade;
import dev.arbflow.jobs.pattern.context.EpisodeContext;
import dev.arbflow.jobs.pattern.features.Scaler;
import dev.arbflow.jobs.pattern.kmeans.DriftAlarm;
import dev.arbflow.jobs.pattern.kmeans.ModelVersion;
import dev.arbflow.jobs.testing.InMemorySink;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** PatternJob's ends in memory, and settings by which two minutes show what it can do. */
public final class PatternEnds implements AutoCloseable {
    public final InMemorySink<FeatureWindow> windows = new InMemorySink<>();
    public final InMemorySink<Scaler> scalers = new InMemorySink<>();
    public final InMemorySink<ClusteredWindow> clustered = new InMemorySink<>();
    public final InMemorySink<ModelVersion> models = new InMemorySink<>();
    public final InMemorySink<SimilarPair> pairs = new InMemorySink<>();
    public final InMemorySink<Neighbour> neighbours = new InMemorySink<>();
    public final InMemorySink<VenueLeadLag> leadLags = new InMemorySink<>();
    public final InMemorySink<PriceDiscovery> discoveries = new InMemorySink<>();
    public final InMemorySink<SuspectActivity> suspects = new InMemorySink<>();
    public final InMemorySink<ClusteredTrade> trades = new InMemorySink<>();
    public final InMemorySink<EpisodeContext> episodes = new InMemorySink<>();
    public final InMemorySink<CoverageCount> coverage = new InMemorySink<>();
    public final InMemorySink<Release> releases = new InMemorySink<>();

    /** All of them; what no test looks at ends where nobody sees it. */
    public PatternSinks sinks() {
        return new PatternSinks(
                new PatternSinks.Windows(both(windows), scalers),
                new PatternSinks.Clusters(
                        both(clustered),
                        both(models),
                        new InMemorySink<DriftAlarm>(),
                        both(new InMemorySink<ClusterAnova>())),
                new PatternSinks.Similarity(
                        both(pairs),
                        both(neighbours),
                        both(new InMemorySink<PatternCandidate>()),
                        both(new InMemorySink<Discord>())),
                new PatternSinks.Leaders(both(leadLags), both(discoveries)),
                new PatternSinks.Suspects(
                        both(suspects), new InMemorySink<>(), new InMemorySink<>()),
                new PatternSinks.Context(trades, episodes),
                new PatternSinks.Fairness(
                        both(coverage),
                        both(new InMemorySink<CoverageAlarm>()),
                        both(new InMemorySink<CoverageBalance>()),
                        new InMemorySink<SamplingWeight>()),
                new PatternSinks.Releases(
                        both(releases), both(new InMemorySink<RefusedRelease>())));
    }

    private static <T> StoreSinks<T> both(InMemorySink<T> documents) {
        return new StoreSinks<>(documents, new InMemorySink<>());
    }

    /** Windows, versions and periods of seconds. */
    public static PipelineConfig config() {
        Map<String, String> environment =
                new HashMap<>(
                        Map.of(
                                "KAFKA_BROKER", "127.0.0.1:1",
                                "MONGO_URI", "mongodb://127.0.0.1:1",
                                "INFLUX_URL", "http://127.0.0.1:1",
                                "INFLUX_TOKEN", "none",
                                "SMTP_SERVER", "127.0.0.1",
                                "ALERT_FROM", "arbflow@localhost",
                                "ALERT_TO", "you@localhost",
                                "PSEUDONYM_KEY", "6f1d0c94a7b35e28f0937ac1d46e8b52",
                                "MARKETS", "BTC/USD"));
        environment.putAll(
                Map.of(
                        "DEDUP_EXPECTED_IDS", "1000", // a small filter, a small savepoint
                        "PATTERN_WINDOW_MS", "8000",
                        "PATTERN_SLIDE_MS", "1000",
                        "PATTERN_SCALER_EVERY_MS", "10000",
                        "CLUSTER_COUNT", "3",
                        "CLUSTER_SEED_SIZE", "60",
                        "CLUSTER_BATCH_SIZE", "60",
                        "ANOVA_PERIOD_MS", "320000",
                        "COVERAGE_PERIOD_MS", "20000",
                        "RELEASE_WINDOW_MS", "20000"));
        return new ConfigReader(new String[0], environment).pipeline();
    }

    @Override
    public void close() {
        List.of(
                        windows,
                        scalers,
                        clustered,
                        models,
                        pairs,
                        neighbours,
                        leadLags,
                        discoveries,
                        suspects,
                        trades,
                        episodes,
                        coverage,
                        releases)
                .forEach(InMemorySink::close);
    }
}
