package dev.arbflow.jobs.io.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** The topic of rules from its beginning to the end that it has when asked. */
final class RuleRecords {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private RuleRecords() {}

    /**
     * Reads all of them.
     *
     * @param connection a client's settings
     * @throws KafkaException if the brokers refuse, or if it takes longer than the patience
     */
    static List<ConsumerRecord<byte[], byte[]>> read(
            Map<String, ?> connection, String topic, Duration patience) {
        TopicPartition partition = new TopicPartition(topic, 0);
        long deadlineNs = System.nanoTime() + patience.toNanos();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(connection, patience)) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (consumer.position(partition) < end) {
                if (System.nanoTime() > deadlineNs) {
                    throw new TimeoutException(
                            "topic %s could not be read within %d ms"
                                    .formatted(topic, patience.toMillis()));
                }
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(
            Map<String, ?> connection, Duration patience) {
        return KafkaClients.reader(
                connection,
                Map.of(
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        Math.toIntExact(patience.toMillis())));
    }
}
