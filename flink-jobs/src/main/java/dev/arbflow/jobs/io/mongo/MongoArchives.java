package dev.arbflow.jobs.io.mongo;

import dev.arbflow.jobs.config.Mongo;
import dev.arbflow.jobs.privacy.PublishedTrade;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.Refusal;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.mongodb.sink.MongoSink;
import org.apache.flink.connector.mongodb.sink.writer.serializer.MongoSerializationSchema;

/**
 * Sinks into the document store: at least once, and since every write is an upsert by id, a replay
 * leaves the store as it was.
 *
 * <p>A store that is away is asked again a few times; then the job's restart strategy goes on.
 */
public final class MongoArchives {
    public static final String EPISODES = "episodes";
    public static final String REFUSALS = "refusals";
    public static final String TRADES = "trades";

    private static final int BATCH_SIZE = 500;
    private static final int RETRIES = 3;

    private MongoArchives() {}

    /** The newest revision of each episode. */
    public static Sink<Episode> episodes(Mongo mongo) {
        return sink(
                mongo, EPISODES, (episode, context) -> Documents.EPISODE.upsert(episode).model());
    }

    /** Counts of refusals by route, reason and minute. */
    public static Sink<Refusal> refusals(Mongo mongo) {
        return sink(
                mongo, REFUSALS, (refusal, context) -> Documents.REFUSAL.upsert(refusal).model());
    }

    /** Trades under pseudonyms. */
    public static Sink<PublishedTrade> trades(Mongo mongo) {
        return sink(mongo, TRADES, (trade, context) -> Documents.TRADE.upsert(trade).model());
    }

    static <T> Sink<T> sink(Mongo mongo, String collection, MongoSerializationSchema<T> documents) {
        return MongoSink.<T>builder()
                .setUri(mongo.uri().reveal())
                .setDatabase(mongo.database())
                .setCollection(collection)
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setBatchSize(BATCH_SIZE)
                .setBatchIntervalMs(mongo.flushEvery().toMillis())
                .setMaxRetries(RETRIES)
                .setSerializationSchema(documents)
                .build();
    }
}
