package dev.arbflow.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * An Apache Kafka broker and its controller (KRaft) in this JVM.
 *
 * <p>Topics are never created by use: a misspelt name is an error. Records and committed offsets
 * survive a restart on the same folder. After {@link #close} only the two daemon threads of Kafka's
 * JVM-wide metrics registry remain.
 */
public final class EmbeddedKafka implements KafkaBroker {

    private static final String CONTROLLER = "CONTROLLER";
    private static final int NODE_ID = 1;

    private final KafkaRaftServer server;
    private final int port;

    private EmbeddedKafka(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts a broker that is ready for clients when this returns.
     *
     * @param dataDir formatted when new
     * @param port of the client listener, or 0 for any free one; the controller takes another
     * @throws IOException if the port is in use or the folder cannot be used
     */
    public static EmbeddedKafka start(Path dataDir, int port) throws IOException {
        int clientPort = Ports.choose("Kafka", port);
        int controllerPort = Ports.choose("the Kafka controller", 0);
        format(Files.createDirectories(dataDir));
        KafkaConfig config =
                new KafkaConfig(settings(dataDir.toString(), clientPort, controllerPort), false);
        KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
        server.startup();
        return new EmbeddedKafka(server, clientPort);
    }

    @Override
    public String bootstrapServers() {
        return Ports.LOOPBACK + ":" + port;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path dataDir) throws IOException {
        try (PrintStream silent =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(silent)
                    .setNodeId(NODE_ID)
                    .setClusterId("arbflow-embedded-kafka")
                    .setDirectories(List.of(dataDir.toString()))
                    .setMetadataLogDirectory(dataDir.toString())
                    .setControllerListenerName(CONTROLLER)
                    .setIgnoreFormatted(true)
                    .run();
        } catch (Exception e) {
            throw new IOException("cannot format " + dataDir + " for Kafka", e);
        }
    }

    private static Map<String, String> settings(String dataDir, int port, int controllerPort) {
        String client = "PLAINTEXT://" + Ports.LOOPBACK + ":" + port;
        String controller = Ports.LOOPBACK + ":" + controllerPort;
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", Integer.toString(NODE_ID)),
                Map.entry("controller.quorum.voters", NODE_ID + "@" + controller),
                Map.entry("controller.listener.names", CONTROLLER),
                Map.entry("listeners", client + "," + CONTROLLER + "://" + controller),
                Map.entry(
                        "listener.security.protocol.map",
                        "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT"),
                Map.entry("log.dirs", dataDir),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("offsets.topic.num.partitions", "1"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("transaction.state.log.num.partitions", "1"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                // A lone test consumer should not wait three seconds for others to join.
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                // Sized for a laptop: the log cleaner alone would take 128 MiB of heap.
                Map.entry("log.cleaner.dedupe.buffer.size", "4194304"),
                Map.entry("log.index.size.max.bytes", "1048576"),
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "2"),
                Map.entry("background.threads", "2"));
    }
}
