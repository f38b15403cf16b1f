package dev.arbflow.jobs.io.kafka;

import dev.arbflow.jobs.config.ConfigError;
import dev.arbflow.jobs.config.Kafka;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics that are missing and checks those that are there. */
public final class TopicSetup {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private TopicSetup() {}

    /**
     * Makes sure that every topic exists, with the brokers' own replication.
     *
     * @throws ConfigError if the brokers do not answer within 15 s, refuse, or have a topic with
     *     another number of partitions than configured
     */
    public static void ensure(Kafka kafka) {
        ensure(kafka, PATIENCE);
    }

    public static void ensure(Kafka kafka, Duration patience) {
        int timeoutMs = Math.toIntExact(patience.toMillis());
        Map<String, Object> settings = new HashMap<>(KafkaClients.settings(kafka));
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeoutMs);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, timeoutMs);
        try (Admin admin = Admin.create(settings)) {
            Map<String, Integer> wanted = partitions(kafka);
            Set<String> existing = create(admin, kafka);
            // Those just created need no check, and a broker may not have heard of them yet.
            existing.retainAll(wanted.keySet());
            admin.describeTopics(existing)
                    .allTopicNames()
                    .get()
                    .forEach((name, found) -> check(found, wanted.get(name)));
        } catch (ExecutionException e) {
            throw unusable(kafka, e.getCause());
        } catch (KafkaException e) {
            throw unusable(kafka, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unusable(kafka, e);
        }
    }

    /** Creates what is missing and names what was there before. */
    private static Set<String> create(Admin admin, Kafka kafka)
            throws ExecutionException, InterruptedException {
        List<NewTopic> topics =
                Arrays.stream(Topic.values()).flatMap(topic -> newTopics(topic, kafka)).toList();
        Set<String> existing = new HashSet<>();
        for (Map.Entry<String, KafkaFuture<Void>> created :
                admin.createTopics(topics).values().entrySet()) {
            try {
                created.getValue().get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
                existing.add(created.getKey());
            }
        }
        return existing;
    }

    private static Stream<NewTopic> newTopics(Topic topic, Kafka kafka) {
        return Stream.of(
                newTopic(topic.name(kafka), topic.partitions(kafka), topic.settings(kafka)),
                newTopic(topic.deadName(kafka), 1, Topic.deadSettings(kafka)));
    }

    private static NewTopic newTopic(String name, int partitions, Map<String, String> settings) {
        return new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(settings);
    }

    private static Map<String, Integer> partitions(Kafka kafka) {
        return Arrays.stream(Topic.values())
                .collect(
                        Collectors.toMap(
                                topic -> topic.name(kafka), topic -> topic.partitions(kafka)));
    }

    private static void check(TopicDescription found, int wanted) {
        if (found.partitions().size() != wanted) {
            throw new ConfigError(
                    "topic "
                            + found.name()
                            + " has "
                            + found.partitions().size()
                            + " partitions, not "
                            + wanted
                            + "; set KAFKA_PARTITIONS or delete the topic");
        }
    }

    /** The error of brokers that do not answer, or refuse. */
    public static ConfigError unusable(Kafka kafka, Throwable cause) {
        return new ConfigError(
                "cannot use Kafka at " + kafka.brokers() + " (KAFKA_BROKER): " + cause.getMessage(),
                cause);
    }
}
