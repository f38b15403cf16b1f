package dev.arbflow.jobs.io.kafka;

import dev.arbflow.jobs.arbitrage.RuleHistory;
import dev.arbflow.jobs.config.Kafka;
import dev.arbflow.jobs.io.json.JsonCodec;
import dev.arbflow.jobs.io.json.ReadError;
import dev.arbflow.market.arbitrage.DetectionRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topic of rules from its beginning to the end that it has when asked.
 *
 * <p>A record that cannot be read is passed over: the stream of the same topic puts it aside.
 */
public final class KafkaRuleHistory implements RuleHistory {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(KafkaRuleHistory.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HashMap<String, String> connection;
    private final String topic;
    private final long patienceMs;
    private final JsonCodec<DetectionRule> codec = JsonCodec.rules();

    private KafkaRuleHistory(Kafka kafka, Duration patience) {
        connection = new HashMap<>(KafkaClients.settings(kafka));
        topic = Topic.RULES.name(kafka);
        patienceMs = patience.toMillis();
    }

    public static RuleHistory of(Kafka kafka) {
        return of(kafka, PATIENCE);
    }

    static RuleHistory of(Kafka kafka, Duration patience) {
        return new KafkaRuleHistory(kafka, patience);
    }

    @Override
    public List<Written> read() {
        TopicPartition partition = new TopicPartition(topic, 0);
        long deadlineNs = System.nanoTime() + Duration.ofMillis(patienceMs).toNanos();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            List<Written> rules = new ArrayList<>();
            while (consumer.position(partition) < end) {
                if (System.nanoTime() > deadlineNs) {
                    throw unreadable(null);
                }
                consumer.poll(Duration.ofMillis(100)).forEach(record -> add(record, rules));
            }
            return rules;
        } catch (KafkaException e) {
            throw unreadable(e);
        }
    }

    private void add(ConsumerRecord<byte[], byte[]> record, List<Written> rules) {
        if (record.value() == null) {
            return;
        }
        try {
            rules.add(new Written(codec.read(record.value()), record.timestamp()));
        } catch (ReadError e) {
            LOG.warn("{} at {}: passed over: {}", topic, record.offset(), e.getMessage());
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(patienceMs));
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private IllegalStateException unreadable(KafkaException cause) {
        return new IllegalStateException(
                "topic " + topic + " could not be read within " + patienceMs + " ms", cause);
    }
}
