package dev.arbflow.jobs.io.mongo;

import dev.arbflow.jobs.config.Mongo;
import dev.arbflow.jobs.pattern.context.ClusteredTrade;
import dev.arbflow.jobs.pattern.context.EpisodeContext;
import dev.arbflow.jobs.pattern.features.Scaler;
import dev.arbflow.jobs.pattern.kmeans.DriftAlarm;
import dev.arbflow.jobs.pattern.kmeans.ModelVersion;
import dev.arbflow.market.behaviour.ClusteredWindow;
import dev.arbflow.market.behaviour.FeatureWindow;
import org.apache.flink.api.connector.sink2.Sink;

/** Sinks of behaviour into the document store: at least once, idempotent. */
public final class PatternArchives {
    public static final String WINDOWS = "windows";
    static final String SCALERS = "scalers";
    public static final String MODELS = "models";
    static final String DRIFT = "drift_alarms";

    private PatternArchives() {}

    /** What was observed. */
    public static Sink<FeatureWindow> windows(Mongo mongo) {
        return MongoArchives.sink(
                mongo, WINDOWS, (window, context) -> Documents.WINDOW.upsert(window).model());
    }

    /** The clusters of windows, onto the windows. */
    public static Sink<ClusteredWindow> clusteredWindows(Mongo mongo) {
        return MongoArchives.sink(
                mongo,
                WINDOWS,
                (window, context) -> Documents.CLUSTERED_WINDOW.upsert(window).model());
    }

    /** What windows were measured by. */
    public static Sink<Scaler> scalers(Mongo mongo) {
        return MongoArchives.sink(
                mongo, SCALERS, (scaler, context) -> Documents.SCALER.upsert(scaler).model());
    }

    /** Every version of the clusters. */
    public static Sink<ModelVersion> models(Mongo mongo) {
        return MongoArchives.sink(
                mongo, MODELS, (version, context) -> Documents.MODEL.upsert(version).model());
    }

    /** Clusters that moved. */
    public static Sink<DriftAlarm> driftAlarms(Mongo mongo) {
        return MongoArchives.sink(
                mongo, DRIFT, (alarm, context) -> Documents.DRIFT.upsert(alarm).model());
    }

    /** The clusters of trades, onto the trades. */
    public static Sink<ClusteredTrade> clusteredTrades(Mongo mongo) {
        return MongoArchives.sink(
                mongo,
                MongoArchives.TRADES,
                (trade, context) -> Documents.CLUSTERED_TRADE.upsert(trade).model());
    }

    /** How both legs of episodes behaved, onto the episodes. */
    public static Sink<EpisodeContext> clusteredEpisodes(Mongo mongo) {
        return MongoArchives.sink(
                mongo,
                MongoArchives.EPISODES,
                (episode, context) -> Documents.CONTEXT.upsert(episode).model());
    }
}
