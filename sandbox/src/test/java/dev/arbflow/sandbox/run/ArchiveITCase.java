package dev.arbflow.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.arbflow.embedded.EmbeddedMongo;
import dev.arbflow.embedded.endpoints.OwnServer;
import dev.arbflow.jobs.ArbitrageJob;
import dev.arbflow.jobs.ArchiveJob;
import dev.arbflow.jobs.IngestJob;
import dev.arbflow.jobs.JobEnvironment;
import dev.arbflow.jobs.config.PipelineConfig;
import dev.arbflow.jobs.config.settings.ConfigReader;
import dev.arbflow.jobs.io.kafka.TopicSetup;
import dev.arbflow.sandbox.flink.FlinkCluster;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@OwnServer("it reads what a run of the sandbox has left in its folder")
@Timeout(180)
class ArchiveITCase {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir Path dir;

    private final Closing open = new Closing();
    private FlinkCluster flink;
    private Servers servers;
    private PipelineConfig config;

    @AfterEach
    void close() {
        // Sinks that wait for a store that is gone are cancelled before anything else goes.
        if (flink != null) {
            stop(flink);
        }
        open.closeAll();
    }

    @Test
    void alertsFlowWhileTheDocumentStoreIsDownAndTheArchiveCatchesUp() throws Exception {
        start();
        submit("archive", env -> ArchiveJob.define(env, config));
        submit("arbitrage", env -> ArbitrageJob.defineWithoutStores(env, config));
        submit(
                "ingest",
                env ->
                        IngestJob.define(
                                env, IngestJob.source(config.venues()).build(), config.kafka()));
        assertThat(servers.mail().orElseThrow().awaitReceived(1, PATIENCE)).isTrue();
        awaitEpisodes(1);

        int port = URI.create(servers.mongo().orElseThrow().uri()).getPort();
        servers.mongo().orElseThrow().close();
        long before = servers.mail().orElseThrow().receivedCount();
        assertThat(servers.mail().orElseThrow().awaitReceived(before + 3, PATIENCE)).isTrue();

        open.add(EmbeddedMongo.start(dir.resolve("mongo"), port), EmbeddedMongo::close);
        awaitEpisodes(openingsTold());
    }

    /** Each is of an episode of its own, other than mails of ends. */
    private long openingsTold() {
        return servers.mail().orElseThrow().received().stream()
                .filter(mail -> mail.subject().contains(": buy "))
                .count();
    }

    private void start() throws Exception {
        servers = open.add(Servers.start(dir, Ports.parse("auto")), Servers::close);
        Map<String, String> environment = new HashMap<>(servers.settings());
        environment.put("PSEUDONYM_KEY", "6f1d0c94a7b35e28f0937ac1d46e8b52");
        environment.put("ALERT_COOLDOWN_MS", "0");
        environment.put("CHECKPOINT_EVERY_MS", "1000");
        PipelineConfig asked = read(environment);
        SimulatedFeed feed =
                SimulatedFeed.start(
                        7,
                        asked.detection(),
                        25,
                        () -> ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
        open.add(feed, SimulatedFeed::close);
        environment.putAll(feed.settings());
        config = read(environment);
        TopicSetup.ensure(config.kafka());
        flink = FlinkCluster.start(0, 3, dir);
    }

    private static PipelineConfig read(Map<String, String> environment) {
        return new ConfigReader(new String[0], environment).pipeline();
    }

    private void submit(String name, Consumer<StreamExecutionEnvironment> job) throws Exception {
        StreamExecutionEnvironment env = JobEnvironment.create(config.checkpointEvery());
        env.setParallelism(1);
        job.accept(env);
        flink.submit(env, name);
    }

    private void awaitEpisodes(long atLeast) throws InterruptedException {
        long deadlineNs = System.nanoTime() + PATIENCE.toNanos();
        try (MongoClient client = MongoClients.create(config.stores().mongo().uri().reveal())) {
            var episodes = client.getDatabase("arbflow").getCollection("episodes");
            while (episodes.countDocuments() < atLeast && System.nanoTime() < deadlineNs) {
                TimeUnit.MILLISECONDS.sleep(200);
            }
            assertThat(episodes.countDocuments()).isGreaterThanOrEqualTo(atLeast);
        }
    }

    private static void stop(FlinkCluster cluster) {
        try {
            cluster.close();
        } catch (Exception e) {
            throw new IllegalStateException("Flink did not stop", e);
        }
    }
}
