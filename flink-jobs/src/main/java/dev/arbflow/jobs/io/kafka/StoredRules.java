package dev.arbflow.jobs.io.kafka;

import dev.arbflow.jobs.config.ConfigError;
import dev.arbflow.jobs.config.Kafka;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The rules that were ever given, out of their topic and back: a line each, with the time of
 * writing, key and value in Base64 between tabs.
 *
 * <p>A rule holds only if it was written before the moment it is for. So it is put back with the
 * time at which it was written first, for which the topic takes the writer's word meanwhile.
 */
public final class StoredRules {
    private static final String STAMPED_BY = "message.timestamp.type";
    private static final long PAUSE_MS = 50;

    private StoredRules() {}

    /** A record as it stands in the topic; key and value in Base64. */
    private record Rule(long writtenMs, String key, String value) {
        static Rule of(ConsumerRecord<byte[], byte[]> record) {
            return new Rule(record.timestamp(), text(record.key()), text(record.value()));
        }

        static String text(byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }

        static Rule of(String line) {
            String[] parts = line.split("\t", -1);
            return new Rule(Long.parseLong(parts[0]), parts[1], parts[2]);
        }

        String line() {
            return writtenMs + "\t" + key + "\t" + value;
        }

        ProducerRecord<byte[], byte[]> into(String topic) {
            Base64.Decoder decoder = Base64.getDecoder();
            return new ProducerRecord<>(
                    topic, 0, writtenMs, decoder.decode(key), decoder.decode(value));
        }
    }

    /**
     * Writes all of them into a new file.
     *
     * @return how many there were
     * @throws ConfigError if the brokers do not answer, or refuse
     */
    public static int write(Kafka kafka, Path file) throws IOException {
        TopicSetup.ensure(kafka);
        List<Rule> rules =
                all(kafka).stream().filter(record -> record.value() != null).map(Rule::of).toList();
        Files.write(file, rules.stream().map(Rule::line).toList(), StandardCharsets.US_ASCII);
        return rules.size();
    }

    /**
     * Puts back those that the topic lacks, and lets the brokers stamp it from then on. Run again,
     * it completes what was interrupted.
     *
     * @return how many were put back
     * @throws ConfigError if the brokers do not answer, or refuse
     */
    public static int read(Kafka kafka, Path file) throws IOException, InterruptedException {
        TopicSetup.ensure(kafka);
        List<Rule> rules =
                Files.readAllLines(file, StandardCharsets.US_ASCII).stream().map(Rule::of).toList();
        try (Admin admin =
                Admin.create(new HashMap<String, Object>(KafkaClients.settings(kafka)))) {
            List<Rule> missing = without(all(kafka), rules);
            try {
                if (!missing.isEmpty()) {
                    stampedBy("CreateTime", admin, kafka);
                    send(missing, kafka);
                }
            } finally {
                stampedBy("LogAppendTime", admin, kafka);
            }
            return missing.size();
        } catch (ExecutionException e) {
            throw TopicSetup.unusable(kafka, e.getCause());
        } catch (KafkaException e) {
            throw TopicSetup.unusable(kafka, e);
        }
    }

    /**
     * Those that were written later than all that the topic has of their key, taken back or not.
     */
    private static List<Rule> without(
            List<ConsumerRecord<byte[], byte[]>> there, List<Rule> rules) {
        Map<String, Long> newestMs = new HashMap<>();
        there.forEach(
                record -> newestMs.merge(Rule.text(record.key()), record.timestamp(), Math::max));
        return rules.stream()
                .filter(
                        rule ->
                                rule.writtenMs()
                                        > newestMs.getOrDefault(rule.key(), Long.MIN_VALUE))
                .toList();
    }

    private static void send(List<Rule> rules, Kafka kafka)
            throws ExecutionException, InterruptedException {
        Map<String, Object> settings = new HashMap<>(KafkaClients.settings(kafka));
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        String topic = Topic.RULES.name(kafka);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (Rule rule : rules) {
                send(rule, topic, producer);
            }
        }
    }

    /** Sends it once more if the leader has stamped it, because it learned of the change late. */
    private static void send(Rule rule, String topic, KafkaProducer<byte[], byte[]> producer)
            throws ExecutionException, InterruptedException {
        long deadlineNs = System.nanoTime() + RuleRecords.PATIENCE.toNanos();
        while (producer.send(rule.into(topic)).get().timestamp() != rule.writtenMs()) {
            pause(topic, deadlineNs);
        }
    }

    /** Waits until the brokers say so, too: they learn of a change after it was decided. */
    private static void stampedBy(String whom, Admin admin, Kafka kafka)
            throws ExecutionException, InterruptedException {
        ConfigResource topic =
                new ConfigResource(ConfigResource.Type.TOPIC, Topic.RULES.name(kafka));
        AlterConfigOp change =
                new AlterConfigOp(new ConfigEntry(STAMPED_BY, whom), AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(topic, List.of(change))).all().get();
        long deadlineNs = System.nanoTime() + RuleRecords.PATIENCE.toNanos();
        while (!whom.equals(
                admin.describeConfigs(List.of(topic))
                        .all()
                        .get()
                        .get(topic)
                        .get(STAMPED_BY)
                        .value())) {
            pause(topic.name(), deadlineNs);
        }
    }

    private static void pause(String topic, long deadlineNs) throws InterruptedException {
        if (System.nanoTime() > deadlineNs) {
            throw new TimeoutException("the brokers do not change how they stamp " + topic);
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
    }

    /** A rule that was taken back is a record without value. */
    private static List<ConsumerRecord<byte[], byte[]>> all(Kafka kafka) {
        try {
            return RuleRecords.read(
                            KafkaClients.settings(kafka),
                            Topic.RULES.name(kafka),
                            RuleRecords.PATIENCE)
                    .stream()
                    .filter(record -> record.key() != null)
                    .toList();
        } catch (KafkaException e) {
            throw TopicSetup.unusable(kafka, e);
        }
    }
}
