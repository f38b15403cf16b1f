package dev.arbflow.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
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
    private final String address;

    private EmbeddedKafka(KafkaRaftServer server, String address) {
        this.server = server;
        this.address = address;
    }

    /**
     * Starts a broker that is ready for clients when this returns.
     *
     * @param dataDir formatted when new
     * @param port of the client listener, or 0 for any free one; the controller takes another
     * @throws IOException if the port is in use or the folder cannot be used
     */
    public static EmbeddedKafka start(Path dataDir, int port) throws IOException {
        return start(dataDir, port, Map.of());
    }

    /**
     * Starts a broker that keeps no more than about so many bytes of a partition, whatever age a
     * topic keeps its records to; those of which the newest of each key is kept are not bounded.
     *
     * @param bytes of a partition, beyond which its oldest segments are deleted
     * @throws IOException if the port is in use or the folder cannot be used
     */
    public static EmbeddedKafka startBounded(Path dataDir, int port, long bytes)
            throws IOException {
        return start(dataDir, port, Map.of("log.retention.bytes", Long.toString(bytes)));
    }

    private static EmbeddedKafka start(Path dataDir, int port, Map<String, String> limits)
            throws IOException {
        int wanted = LoopbackPorts.check("Kafka", port);
        try (HeldPort free = HeldPort.take()) {
            int clientPort = wanted == 0 ? free.number() : wanted;
            KafkaListener listener = KafkaListener.open(LoopbackPorts.LOOPBACK + ":" + clientPort);
            return start(dataDir, listener, limits);
        }
    }

    /**
     * Starts a broker on a free port that speaks SASL_SSL with SCRAM-SHA-512 and knows one user.
     *
     * @param certificate what it shows to clients, which know it as {@code localhost}
     * @throws IOException if the folder cannot be used
     */
    public static EmbeddedKafka startProtected(
            Path dataDir, ThrowawayCertificate certificate, String user, String password)
            throws IOException {
        try (HeldPort clients = HeldPort.take();
                HeldPort own = HeldPort.take()) {
            return start(
                    dataDir,
                    KafkaListener.withLogin(
                            "localhost:" + clients.number(),
                            own.address(),
                            certificate,
                            new KafkaListener.User(user, password)),
                    Map.of());
        }
    }

    private static EmbeddedKafka start(
            Path dataDir, KafkaListener listener, Map<String, String> limits) throws IOException {
        format(Files.createDirectories(dataDir), listener);
        try (HeldPort controller = HeldPort.take()) {
            Map<String, String> settings = new HashMap<>(settings(dataDir.toString()));
            settings.putAll(limits);
            settings.putAll(listener.settings(CONTROLLER, controller.address()));
            settings.put("controller.quorum.voters", NODE_ID + "@" + controller.address());
            KafkaRaftServer server =
                    new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
            server.startup();
            return new EmbeddedKafka(server, listener.address());
        }
    }

    @Override
    public String bootstrapServers() {
        return address;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path dataDir, KafkaListener listener) throws IOException {
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
                    .setScramArguments(listener.scramArguments())
                    .run();
        } catch (Exception e) {
            throw new IOException("cannot format " + dataDir + " for Kafka", e);
        }
    }

    private static Map<String, String> settings(String dataDir) {
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", Integer.toString(NODE_ID)),
                Map.entry("controller.listener.names", CONTROLLER),
                Map.entry("log.dirs", dataDir),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("offsets.topic.num.partitions", "1"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("transaction.state.log.num.partitions", "1"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                // A lone test consumer should not wait three seconds for others to join.
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                // There is no other broker to take over, so a machine that stands still is no
                // death.
                Map.entry("broker.session.timeout.ms", "120000"),
                // Sized for a laptop: the log cleaner alone would take 128 MiB of heap.
                Map.entry("log.cleaner.dedupe.buffer.size", "4194304"),
                Map.entry("log.index.size.max.bytes", "1048576"),
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "2"),
                Map.entry("background.threads", "2"));
    }
}
