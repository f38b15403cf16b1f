package dev.arbflow.embedded.endpoints;

import dev.arbflow.embedded.KafkaBroker;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConsumerGroupListing;

/**
 * Topics and consumer groups of a test's own on a cluster that somebody else runs, both named below
 * the prefix; closing deletes them.
 */
record NamedKafka(String bootstrapServers, String topicPrefix) implements KafkaBroker {
    private static final int TIMEOUT_MS = 30_000;

    @Override
    public void close() {
        Map<String, Object> settings =
                Map.of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS,
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS / 3);
        try (Admin admin = Admin.create(settings)) {
            Set<String> groups =
                    admin.listConsumerGroups().all().get().stream()
                            .map(ConsumerGroupListing::groupId)
                            .filter(name -> name.startsWith(topicPrefix))
                            .collect(Collectors.toSet());
            admin.deleteConsumerGroups(groups).all().get();
            Set<String> topics =
                    admin.listTopics().names().get().stream()
                            .filter(name -> name.startsWith(topicPrefix))
                            .collect(Collectors.toSet());
            admin.deleteTopics(topics).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "cannot delete the topics and groups %s* at ".formatted(topicPrefix)
                            + bootstrapServers,
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
