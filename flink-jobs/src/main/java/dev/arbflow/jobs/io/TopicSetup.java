package dev.arbflow.jobs.io;

import dev.arbflow.jobs.config.ConfigError;
import dev.arbflow.jobs.config.Kafka;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics that are missing and checks those that are there. */
public final class TopicSetup {
    private static final int TIMEOUT_MS = 15_000;

    private TopicSetup() {}

    /**
     * Makes sure that every topic exists, with the brokers' own replication.
     *
     * @throws ConfigError if the brokers do not answer within 15 s, refuse, or have a topic with
     *     another number of partitions than configured
     */
    public static void ensure(Kafka kafka) {
        Map<String, Object> settings =
                Map.of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.brokers(),
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS,
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
        try (Admin admin = Admin.create(settings)) {
            create(admin, kafka);
            check(admin, kafka);
        } catch (ExecutionException e) {
            throw unusable(kafka, e.getCause());
        } catch (org.apache.kafka.common.KafkaException e) {
            throw unusable(kafka, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unusable(kafka, e);
        }
    }

    private static void create(Admin admin, Kafka kafka)
            throws ExecutionException, InterruptedException {
        Stream<NewTopic> topics =
                Arrays.stream(Topic.values()).flatMap(topic -> newTopics(topic, kafka));
        for (KafkaFuture<Void> created : admin.createTopics(topics.toList()).values().values()) {
            try {
                created.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    private static Stream<NewTopic> newTopics(Topic topic, Kafka kafka) {
        return Stream.of(
                newTopic(topic.name(kafka), topic.partitions(kafka), topic.settings()),
                newTopic(topic.deadName(kafka), 1, Topic.deadSettings()));
    }

    private static NewTopic newTopic(String name, int partitions, Map<String, String> settings) {
        return new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(settings);
    }

    private static void check(Admin admin, Kafka kafka)
            throws ExecutionException, InterruptedException {
        Map<String, Topic> topics =
                Arrays.stream(Topic.values())
                        .collect(Collectors.toMap(topic -> topic.name(kafka), topic -> topic));
        Map<String, TopicDescription> found =
                admin.describeTopics(topics.keySet()).allTopicNames().get();
        topics.forEach(
                (name, topic) -> {
                    int partitions = found.get(name).partitions().size();
                    if (partitions != topic.partitions(kafka)) {
                        throw new ConfigError(
                                "topic "
                                        + name
                                        + " has "
                                        + partitions
                                        + " partitions, not "
                                        + topic.partitions(kafka)
                                        + "; set KAFKA_PARTITIONS or delete the topic");
                    }
                });
    }

    private static ConfigError unusable(Kafka kafka, Throwable cause) {
        return new ConfigError(
                "cannot use Kafka at " + kafka.brokers() + " (KAFKA_BROKER): " + cause.getMessage(),
                cause);
    }
}
