package dev.arbflow.embedded.endpoints;

import dev.arbflow.embedded.KafkaBroker;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Topics of a test's own on a cluster that somebody else runs; closing deletes them. */
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
            Set<String> own =
                    admin.listTopics().names().get().stream()
                            .filter(name -> name.startsWith(topicPrefix))
                            .collect(Collectors.toSet());
            admin.deleteTopics(own).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "cannot delete the topics " + topicPrefix + "* at " + bootstrapServers, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
