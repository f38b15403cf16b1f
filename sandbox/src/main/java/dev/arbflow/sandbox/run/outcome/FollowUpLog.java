package dev.arbflow.sandbox.run.outcome;

import dev.arbflow.jobs.config.Kafka;
import dev.arbflow.jobs.io.json.JsonCodec;
import dev.arbflow.jobs.io.json.ReadError;
import dev.arbflow.jobs.io.kafka.Topic;
import dev.arbflow.market.arbitrage.FollowUp;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the jobs of a run have told of episodes shortly after they were told. */
public final class FollowUpLog {
    private static final Logger LOG = LoggerFactory.getLogger(FollowUpLog.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Kafka kafka;
    private final TopicPartition log;
    private final long from;

    private FollowUpLog(Kafka kafka, TopicPartition log, long from) {
        this.kafka = kafka;
        this.log = log;
        this.from = from;
    }

    /** What will be told from now on. */
    public static FollowUpLog fromNow(Kafka kafka) {
        TopicPartition log = new TopicPartition(Topic.FOLLOW_UPS.name(kafka), 0);
        try (KafkaConsumer<byte[], byte[]> consumer = RunLogs.consumer(kafka)) {
            return new FollowUpLog(kafka, log, consumer.endOffsets(List.of(log)).get(log));
        }
    }

    /**
     * Reads what has been told until now; of what was told again after a restart, the last.
     *
     * @param over asked now and then whether no time is left
     * @return by the ids of their episodes; empty if they cannot all be read
     */
    public Optional<Map<String, FollowUp>> read(BooleanSupplier over) {
        long deadlineNs = System.nanoTime() + PATIENCE.toNanos();
        Map<String, FollowUp> told = new HashMap<>();
        JsonCodec<FollowUp> codec = JsonCodec.followUps();
        try (KafkaConsumer<byte[], byte[]> consumer = RunLogs.consumer(kafka)) {
            long until = consumer.endOffsets(List.of(log)).get(log);
            consumer.assign(List.of(log));
            consumer.seek(log, from);
            while (consumer.position(log) < until) {
                if (over.getAsBoolean() || System.nanoTime() > deadlineNs) {
                    return Optional.empty();
                }
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    FollowUp followUp = codec.read(record.value());
                    told.put(followUp.id(), followUp);
                }
            }
            return Optional.of(told);
        } catch (KafkaException | ReadError e) {
            LOG.warn("what was told of episodes afterwards cannot be read back", e);
            return Optional.empty();
        }
    }
}
