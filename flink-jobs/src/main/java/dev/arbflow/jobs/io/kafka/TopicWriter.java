package dev.arbflow.jobs.io.kafka;

import dev.arbflow.jobs.ingest.Partitioned;
import dev.arbflow.jobs.io.json.RecordCodec;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.util.function.SerializableFunction;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes a topic's records. Kafka's own timestamp is the time of writing, because retention goes by
 * it and replays bring records that happened long ago.
 *
 * @param <T> what a sink is given
 * @param <V> what the topic holds
 */
final class TopicWriter<T, V> implements KafkaRecordSerializationSchema<T> {
    private static final long serialVersionUID = 1L;

    private final String topic;
    private final RecordCodec<V> codec;
    private final SerializableFunction<T, V> valueOf;
    private final SerializableFunction<V, String> keyOf;
    private final SerializableFunction<T, Integer> partitionOf;

    private TopicWriter(
            String topic,
            RecordCodec<V> codec,
            SerializableFunction<T, V> valueOf,
            SerializableFunction<V, String> keyOf,
            SerializableFunction<T, Integer> partitionOf) {
        this.topic = topic;
        this.codec = codec;
        this.valueOf = valueOf;
        this.keyOf = keyOf;
        this.partitionOf = partitionOf;
    }

    /** Leaves the partition to the key. */
    static <V> TopicWriter<V, V> byKey(
            String topic, RecordCodec<V> codec, SerializableFunction<V, String> keyOf) {
        return new TopicWriter<>(topic, codec, value -> value, keyOf, value -> null);
    }

    /** Writes to the partition that each record names. */
    static <V> TopicWriter<Partitioned<V>, V> byPartition(
            String topic, RecordCodec<V> codec, SerializableFunction<V, String> keyOf) {
        return new TopicWriter<>(
                topic, codec, Partitioned::value, keyOf, record -> record.partition());
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            T record, KafkaSinkContext context, Long timestampMs) {
        V value = valueOf.apply(record);
        return new ProducerRecord<>(
                topic,
                partitionOf.apply(record),
                keyOf.apply(value).getBytes(StandardCharsets.UTF_8),
                codec.write(value));
    }
}
