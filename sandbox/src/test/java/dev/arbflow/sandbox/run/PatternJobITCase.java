package dev.arbflow.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.arbflow.jobs.IngestJob;
import dev.arbflow.jobs.JobEnvironment;
import dev.arbflow.jobs.PatternJob;
import dev.arbflow.jobs.config.PipelineConfig;
import dev.arbflow.jobs.config.settings.ConfigReader;
import dev.arbflow.jobs.io.kafka.TopicSetup;
import dev.arbflow.jobs.io.mongo.MongoSetup;
import dev.arbflow.sandbox.flink.FlinkCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** PatternJob by itself, over a real broker and real stores. */
@Timeout(300)
class PatternJobITCase {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<String> COLLECTIONS =
            List.of(
                    "windows",
                    "scalers",
                    "models",
                    "trade_clusters",
                    "similar_pairs",
                    "neighbours",
                    "coverage",
                    "coverage_balance",
                    "sampling_weights",
                    "releases");
    private static final List<String> MEASUREMENTS =
            List.of(
                    "feature_window",
                    "cluster",
                    "model",
                    "similar_pair",
                    "neighbour",
                    "coverage",
                    "coverage_balance",
                    "release");

    @TempDir Path dir;

    private final Closing open = new Closing();
    private FlinkCluster flink;
    private Servers servers;
    private PipelineConfig config;

    @BeforeEach
    void start() throws Exception {
        servers = open.add(Servers.start(dir, Ports.parse("auto")), Servers::close);
        Map<String, String> environment = new HashMap<>(PatternRun.SETTINGS);
        environment.putAll(servers.settings());
        environment.put("PSEUDONYM_KEY", "6f1d0c94a7b35e28f0937ac1d46e8b52");
        environment.put("CHECKPOINT_EVERY_MS", "1000");
        PipelineConfig asked = read(environment);
        SimulatedFeed feed = SimulatedFeed.start(7, asked.detection(), 25, () -> nowUs());
        open.add(feed, SimulatedFeed::close);
        environment.putAll(feed.settings());
        config = read(environment);
        TopicSetup.ensure(config.kafka());
        MongoSetup.ensure(config.stores().mongo());
        flink = FlinkCluster.start(0, 2, dir);
    }

    @AfterEach
    void close() throws Exception {
        if (flink != null) {
            flink.close(); // before the stores that its sinks would wait for
        }
        open.closeAll();
    }

    @Test
    void whatItFindsArrivesInBothStores() throws Exception {
        submit("patterns", env -> PatternJob.define(env, config));
        submit(
                "ingest",
                env ->
                        IngestJob.define(
                                env, IngestJob.source(config.venues()).build(), config.kafka()));

        try (MongoClient client = MongoClients.create(servers.mongo().orElseThrow().uri())) {
            MongoDatabase database = client.getDatabase(config.stores().mongo().database());
            for (String collection : COLLECTIONS) {
                awaitSome(collection, () -> database.getCollection(collection).countDocuments());
            }
            assertThat(database.getCollection("windows").distinct("modelVersion", Long.class))
                    .as("versions that windows were clustered by")
                    .isNotEmpty();
        }
        for (String measurement : MEASUREMENTS) {
            awaitSome(measurement, () -> points(measurement));
        }
    }

    /** Something that can be counted in a store. */
    private interface Count {
        long now() throws IOException;
    }

    private static void awaitSome(String what, Count count) throws Exception {
        long deadlineNs = System.nanoTime() + PATIENCE.toNanos();
        while (count.now() == 0 && System.nanoTime() < deadlineNs) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
        assertThat(count.now()).as(what).isPositive();
    }

    private long points(String measurement) throws IOException {
        String query = "select count() n from \"" + measurement + '"';
        return ((Number) servers.influx().orElseThrow().query(query).get(0).get("n")).longValue();
    }

    private void submit(String name, Consumer<StreamExecutionEnvironment> job) throws Exception {
        StreamExecutionEnvironment env = JobEnvironment.create(config.checkpointEvery());
        env.setParallelism(1);
        job.accept(env);
        flink.submit(env, name);
    }

    private static PipelineConfig read(Map<String, String> environment) {
        return new ConfigReader(new String[0], environment).pipeline();
    }

    private static long nowUs() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }
}
