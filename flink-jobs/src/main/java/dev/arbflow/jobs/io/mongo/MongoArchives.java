package dev.arbflow.jobs.io.mongo;

import dev.arbflow.jobs.config.Mongo;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.mongodb.sink.MongoSink;
import org.apache.flink.util.function.SerializableSupplier;

/**
 * Sinks into the document store: at least once, and since every write is an upsert by id, a replay
 * leaves the store as it was.
 *
 * <p>A store that is away is asked again a few times; then the job's restart strategy goes on.
 */
public final class MongoArchives {
    private static final int BATCH_SIZE = 500;
    private static final int RETRIES = 3;

    private MongoArchives() {}

    /**
     * Writes records to their collection.
     *
     * @param table names one of {@link Documents}, which itself cannot travel to a task manager
     */
    public static <T> Sink<T> sink(Mongo mongo, SerializableSupplier<DocumentTable<T>> table) {
        return MongoSink.<T>builder()
                .setUri(mongo.uri().reveal())
                .setDatabase(mongo.database())
                .setCollection(table.get().collection())
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setBatchSize(BATCH_SIZE)
                .setBatchIntervalMs(mongo.flushEvery().toMillis())
                .setMaxRetries(RETRIES)
                .setSerializationSchema((record, context) -> table.get().upsert(record).model())
                .build();
    }
}
