package dev.arbflow.jobs.io;

import dev.arbflow.jobs.config.Mongo;
import dev.arbflow.jobs.report.EpisodeRow;
import dev.arbflow.jobs.report.RefusalRow;
import dev.arbflow.jobs.report.ReportRows;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.mongodb.source.MongoSource;
import org.apache.flink.connector.mongodb.source.enumerator.splitter.PartitionStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.bson.BsonDocument;

/** Bounded readers of the document store; fields as {@link EpisodeDocument} and others write. */
public final class ReportSources {
    private ReportSources() {}

    /** Everything a report is made of. */
    public static ReportRows rows(StreamExecutionEnvironment env, Mongo mongo) {
        return new ReportRows(
                read(env, mongo, MongoArchives.EPISODES, EpisodeRow.class, ReportSources::episode),
                read(env, mongo, MongoArchives.REFUSALS, RefusalRow.class, ReportSources::refusal));
    }

    private static EpisodeRow episode(BsonDocument document) {
        BsonDocument state = document.getDocument("state");
        BsonDocument net = state.getDocument("net");
        return new EpisodeRow(
                document.getString("route").getValue(),
                document.getNumber("openedUs").longValue(),
                state.getNumber("lifetimeMs").doubleValue(),
                state.isNull("closeReason")
                        ? EpisodeRow.OPEN
                        : state.getString("closeReason").getValue(),
                net.getNumber("meanBps").doubleValue(),
                net.getNumber("peakBps").doubleValue(),
                state.getDocument("peak").getDecimal128("profit").doubleValue());
    }

    private static RefusalRow refusal(BsonDocument document) {
        return new RefusalRow(
                document.getString("route").getValue(),
                document.getString("reason").getValue(),
                document.getNumber("minuteUs").longValue(),
                document.getNumber("samples").longValue(),
                document.getNumber("candidates").longValue());
    }

    private static <T> DataStream<T> read(
            StreamExecutionEnvironment env,
            Mongo mongo,
            String collection,
            Class<T> type,
            DocumentReader<T> reader) {
        MongoSource<T> source =
                MongoSource.<T>builder()
                        .setUri(mongo.uri().reveal())
                        .setDatabase(mongo.database())
                        .setCollection(collection)
                        // Any other strategy asks for rights that a reader may lack.
                        .setPartitionStrategy(PartitionStrategy.SINGLE)
                        .setDeserializationSchema(new Rows<>(type, reader))
                        .build();
        return env.fromSource(source, WatermarkStrategy.noWatermarks(), collection);
    }
}
