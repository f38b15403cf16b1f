package dev.arbflow.sandbox.run.outcome;

import dev.arbflow.jobs.config.Kafka;
import dev.arbflow.jobs.io.json.JsonCodec;
import dev.arbflow.jobs.io.json.ReadError;
import dev.arbflow.jobs.io.kafka.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the jobs of a run have written to a topic of one partition.
 *
 * @param <T> what it holds
 */
public final class ToldRecords<T> {
    private static final Logger LOG = LoggerFactory.getLogger(ToldRecords.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Kafka kafka;
    private final TopicPartition log;
    private final JsonCodec<T> codec;
    private final long from;

    private ToldRecords(Kafka kafka, TopicPartition log, JsonCodec<T> codec, long from) {
        this.kafka = kafka;
        this.log = log;
        this.codec = codec;
        this.from = from;
    }

    /** What will be written from now on. */
    public static <T> ToldRecords<T> fromNow(Kafka kafka, Topic topic, JsonCodec<T> codec) {
        TopicPartition log = new TopicPartition(topic.name(kafka), 0);
        try (KafkaConsumer<byte[], byte[]> consumer = RunLogs.consumer(kafka)) {
            return new ToldRecords<>(kafka, log, codec, consumer.endOffsets(List.of(log)).get(log));
        }
    }

    /** By their ids; of what was told again after a restart, the last. */
    public static <T> Map<String, T> newest(List<T> told, Function<T, String> id) {
        Map<String, T> newest = new HashMap<>();
        told.forEach(each -> newest.put(id.apply(each), each));
        return newest;
    }

    /** Whether anything had been written before. */
    public boolean hasEarlierOnes() {
        return from > 0;
    }

    /**
     * Reads what has been written until now.
     *
     * @param over asked now and then whether no time is left
     * @return in the order of the topic; empty if it cannot all be read
     */
    public Optional<List<T>> read(BooleanSupplier over) {
        long deadlineNs = System.nanoTime() + PATIENCE.toNanos();
        List<T> told = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = RunLogs.consumer(kafka)) {
            long until = consumer.endOffsets(List.of(log)).get(log);
            consumer.assign(List.of(log));
            consumer.seek(log, from);
            while (consumer.position(log) < until) {
                if (over.getAsBoolean() || System.nanoTime() > deadlineNs) {
                    return Optional.empty();
                }
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    told.add(codec.read(record.value()));
                }
            }
            return Optional.of(told);
        } catch (KafkaException | ReadError e) {
            LOG.warn("{} cannot be read back", log.topic(), e);
            return Optional.empty();
        }
    }
}
