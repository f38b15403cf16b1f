package dev.arbflow.sandbox.prove;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Waits until a consumer group has read, and completed a checkpoint behind, everything that is in
 * the market topics.
 *
 * <pre>
 * AwaitRead FOLDER GROUP SECONDS
 * </pre>
 */
public final class AwaitRead {
    private static final List<String> TOPICS = List.of("market.trades", "market.books");

    private AwaitRead() {}

    /**
     * The exit status is 1 if it takes longer.
     *
     * @param args a folder of {@code scripts/servers.sh}, a group and a time
     */
    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        String brokers = new Stores(Path.of(args[0])).setting("KAFKA_BROKER");
        long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.parseLong(args[2]));
        Map<String, Object> settings = Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
        try (Admin admin = Admin.create(settings)) {
            long unread = unread(admin, args[1]);
            while (unread > 0 && System.nanoTime() < deadlineNs) {
                TimeUnit.MILLISECONDS.sleep(500);
                unread = unread(admin, args[1]);
            }
            out.println(unread + " records unread by " + args[1]);
            Runtime.getRuntime().halt(unread == 0 ? 0 : 1);
        }
    }

    private static long unread(Admin admin, String group)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> read =
                new HashMap<>(
                        admin.listConsumerGroupOffsets(group)
                                .partitionsToOffsetAndMetadata()
                                .get());
        return TopicEnds.of(admin, TOPICS).entrySet().stream()
                .mapToLong(
                        end ->
                                end.getValue()
                                        - (read.get(end.getKey()) == null
                                                ? 0
                                                : read.get(end.getKey()).offset()))
                .sum();
    }
}
