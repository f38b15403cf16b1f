package dev.arbflow.jobs.io.kafka;

import dev.arbflow.jobs.arbitrage.RuleHistory;
import dev.arbflow.jobs.config.ConfigError;
import dev.arbflow.jobs.config.Kafka;
import dev.arbflow.jobs.io.json.JsonCodec;
import dev.arbflow.market.rule.Rule;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes a rule into its topic, under a key that no other rule has. */
public final class RuleSender {
    private RuleSender() {}

    /**
     * Writes it, and waits until the brokers have it.
     *
     * @return the rule with the time at which it was written, by which it is judged
     * @throws ConfigError if the brokers do not answer, or refuse
     */
    public static RuleHistory.Written send(Kafka kafka, Rule rule) throws InterruptedException {
        TopicSetup.ensure(kafka);
        Map<String, Object> settings = new HashMap<>(KafkaClients.settings(kafka));
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            return new RuleHistory.Written(
                    rule,
                    producer.send(
                                    new ProducerRecord<>(
                                            Topic.RULES.name(kafka),
                                            key(rule).getBytes(StandardCharsets.UTF_8),
                                            JsonCodec.rules().write(rule)))
                            .get()
                            .timestamp());
        } catch (ExecutionException e) {
            throw TopicSetup.unusable(kafka, e.getCause());
        } catch (KafkaException e) {
            throw TopicSetup.unusable(kafka, e);
        }
    }

    /**
     * Two who send at once may have read the same newest version: what tells them apart is the end.
     */
    static String key(Rule rule) {
        return rule.version()
                + "@"
                + rule.effectiveFromUs()
                + ' '
                + rule.author()
                + ' '
                + UUID.randomUUID();
    }
}
