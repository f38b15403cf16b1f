package dev.arbflow.jobs.io.kafka;

import dev.arbflow.jobs.arbitrage.RuleHistory;
import dev.arbflow.jobs.config.Kafka;
import dev.arbflow.jobs.io.json.JsonCodec;
import dev.arbflow.jobs.io.json.ReadError;
import dev.arbflow.market.rule.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
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

    private final HashMap<String, String> connection;
    private final String topic;
    private final long patienceMs;
    private final JsonCodec<Rule> codec = JsonCodec.rules();

    private KafkaRuleHistory(Kafka kafka, Duration patience) {
        connection = new HashMap<>(KafkaClients.settings(kafka));
        topic = Topic.RULES.name(kafka);
        patienceMs = patience.toMillis();
    }

    public static RuleHistory of(Kafka kafka) {
        return of(kafka, RuleRecords.PATIENCE);
    }

    static RuleHistory of(Kafka kafka, Duration patience) {
        return new KafkaRuleHistory(kafka, patience);
    }

    @Override
    public List<Written> read() {
        try {
            List<Written> rules = new ArrayList<>();
            RuleRecords.read(connection, topic, Duration.ofMillis(patienceMs))
                    .forEach(record -> add(record, rules));
            return rules;
        } catch (KafkaException e) {
            throw new IllegalStateException(
                    "topic " + topic + " could not be read within " + patienceMs + " ms", e);
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
}
