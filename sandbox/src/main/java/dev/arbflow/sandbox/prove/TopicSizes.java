package dev.arbflow.sandbox.prove;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.LogDirDescription;

/**
 * Says how many records were ever written to each topic of the market, and what they take on disk.
 *
 * <pre>
 * TopicSizes FOLDER
 * </pre>
 */
public final class TopicSizes {
    private TopicSizes() {}

    /**
     * Prints a line a topic: name, records, bytes.
     *
     * @param args a folder of {@code scripts/servers.sh}
     */
    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        String brokers = new Stores(Path.of(args[0])).setting("KAFKA_BROKER");
        Map<String, Object> settings = Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
        try (Admin admin = Admin.create(settings)) {
            Map<String, Long> records = records(admin);
            Map<String, Long> bytes = bytes(admin);
            records.forEach(
                    (topic, count) ->
                            out.printf(Locale.ROOT, "%s %d %d%n", topic, count, bytes.get(topic)));
        }
    }

    private static Map<String, Long> records(Admin admin)
            throws ExecutionException, InterruptedException {
        Map<String, Long> records = new TreeMap<>();
        TopicEnds.of(admin, admin.listTopics().names().get())
                .forEach((each, end) -> records.merge(each.topic(), end, Long::sum));
        return records;
    }

    private static Map<String, Long> bytes(Admin admin)
            throws ExecutionException, InterruptedException {
        List<Integer> brokers =
                admin.describeCluster().nodes().get().stream().map(node -> node.id()).toList();
        return admin.describeLogDirs(brokers).allDescriptions().get().values().stream()
                .map(Map::values)
                .flatMap(Collection::stream)
                .map(LogDirDescription::replicaInfos)
                .flatMap(replicas -> replicas.entrySet().stream())
                .collect(
                        Collectors.groupingBy(
                                each -> each.getKey().topic(),
                                Collectors.summingLong(each -> each.getValue().size())));
    }
}
