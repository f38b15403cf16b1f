package dev.arbflow.sandbox.run.outcome;

import dev.arbflow.jobs.config.Kafka;
import dev.arbflow.jobs.io.kafka.KafkaClients;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** Consumers that read back what a run has written, and notice where it is gone. */
final class RunLogs {
    /** For an answer of the broker, which is in this process or near it. */
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private RunLogs() {}

    /** A consumer that refuses to go on where something was deleted. */
    static KafkaConsumer<byte[], byte[]> consumer(Kafka kafka) {
        return KafkaClients.reader(
                KafkaClients.settings(kafka),
                Map.of(
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "none", // or gaps go unnoticed
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        Math.toIntExact(ANSWER.toMillis())));
    }
}
