package dev.arbflow.embedded;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** A Kafka cluster to talk to; closing one that is not ours does nothing. */
@FunctionalInterface
public interface KafkaBroker extends AutoCloseable {

    /** The address list Kafka clients take, {@code host:port[,host:port...]}. */
    String bootstrapServers();

    /**
     * What topics and groups of the caller's have to begin with; empty where all of the cluster is
     * its.
     */
    default String topicPrefix() {
        return "";
    }

    /**
     * Creates the topics, with the cluster's default replication, and leaves alone those that
     * exist.
     *
     * @throws IOException if the cluster refuses one or does not answer within half a minute
     */
    default void createTopics(Topic... topics) throws IOException {
        Map<String, Object> settings =
                Map.of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers(),
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 30_000,
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        List<NewTopic> wanted =
                Arrays.stream(topics)
                        .map(
                                topic ->
                                        new NewTopic(
                                                        topic.name(),
                                                        Optional.of(topic.partitions()),
                                                        Optional.empty())
                                                .configs(topic.settings()))
                        .toList();
        try (Admin admin = Admin.create(settings)) {
            Map<String, KafkaFuture<Void>> created = admin.createTopics(wanted).values();
            for (Map.Entry<String, KafkaFuture<Void>> topic : created.entrySet()) {
                await(topic.getKey(), topic.getValue());
            }
        }
    }

    @Override
    default void close() {}

    private static void await(String topic, KafkaFuture<Void> created) throws IOException {
        try {
            created.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IOException(
                        "cannot create topic " + topic + ": " + e.getCause().getMessage(), e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while creating topic " + topic, e);
        }
    }
}
