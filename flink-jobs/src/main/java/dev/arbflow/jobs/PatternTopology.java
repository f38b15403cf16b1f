package dev.arbflow.jobs;

import dev.arbflow.jobs.config.PipelineConfig;
import dev.arbflow.jobs.dedup.EachTradeOnce;
import dev.arbflow.jobs.pattern.features.FeatureTopology;
import dev.arbflow.market.BookUpdate;
import dev.arbflow.market.Trade;
import dev.arbflow.market.TradeUpdate;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * From the topics to what behaves alike.
 *
 * <pre>
 * trades ─ by tape ─► each once ─┐
 *                                ├─► windows of behaviour ─► MongoDB, InfluxDB
 * books ─────────────────────────┘
 * </pre>
 */
public final class PatternTopology {
    private PatternTopology() {}

    /**
     * Builds the graph.
     *
     * @param trades event time is the corrected exchange time
     * @param books event time is receive time
     */
    public static void build(
            DataStream<TradeUpdate> trades,
            DataStream<BookUpdate> books,
            PatternSinks sinks,
            PipelineConfig config) {
        DataStream<Trade> once = EachTradeOnce.build(trades, config.dedup());
        FeatureTopology features =
                FeatureTopology.build(
                        books,
                        once,
                        config.patterns().behaviour(),
                        config.detection().limits().maxAge());
        put(features.windows(), sinks.windows().documents(), "windows-mongo");
        put(features.windows(), sinks.windows().points(), "windows-influx");
        put(features.scalers(), sinks.windows().scalers(), "scalers-mongo");
    }

    private static <T> void put(DataStream<T> what, Sink<T> where, String uid) {
        what.sinkTo(where).uid(uid).name(uid.replace("-", " → "));
    }
}
