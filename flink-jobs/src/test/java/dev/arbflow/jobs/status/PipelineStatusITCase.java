package dev.arbflow.jobs.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.embedded.EmbeddedInflux;
import dev.arbflow.embedded.EmbeddedKafka;
import dev.arbflow.embedded.EmbeddedMongo;
import dev.arbflow.embedded.InfluxStore;
import dev.arbflow.embedded.KafkaBroker;
import dev.arbflow.embedded.MongoStore;
import dev.arbflow.embedded.endpoints.OwnServer;
import dev.arbflow.jobs.ArbitrageJob;
import dev.arbflow.jobs.JobEnvironment;
import dev.arbflow.jobs.config.PipelineConfig;
import dev.arbflow.jobs.config.settings.ConfigReader;
import dev.arbflow.jobs.io.influx.InfluxTables;
import dev.arbflow.jobs.io.kafka.KafkaSources;
import dev.arbflow.jobs.io.kafka.Tell;
import dev.arbflow.jobs.io.kafka.TopicSetup;
import dev.arbflow.jobs.testing.Clusters;
import dev.arbflow.jobs.testing.Eventually;
import dev.arbflow.jobs.testing.InMemorySink;
import dev.arbflow.market.rule.Rule;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.InjectClusterRESTAddress;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@OwnServer("it stops the store")
class PipelineStatusITCase {
    /** A slot for each job, or one would wait for the other without end. */
    @RegisterExtension static final MiniClusterExtension CLUSTER = Clusters.of(2);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir Path folder;

    @Test
    void saysThatDataFlowsUntilMongoStopsAndThenThatItStopsThere(@InjectClusterRESTAddress URI rest)
            throws Exception {
        try (KafkaBroker broker = EmbeddedKafka.start(folder.resolve("kafka"), 0);
                MongoStore mongo = EmbeddedMongo.start(folder.resolve("mongo"), 0);
                InfluxStore influx = EmbeddedInflux.start(folder.resolve("influx"), 0)) {
            Map<String, String> environment = environment(broker, mongo, influx);
            PipelineConfig config = new ConfigReader(new String[0], environment).pipeline();
            TopicSetup.ensure(config.kafka());
            InfluxTables.create(influx);
            assertThat(status(rest, environment)).contains("no such job was submitted");

            start("arbflow arbitrage", env -> ArbitrageJob.define(env, config));
            start("arbflow ingest", env -> readRules(env, config)); // it only has to run
            Tell.something(config.kafka());
            Eventually.holds(
                    "data flows",
                    PATIENCE,
                    () -> status(rest, environment).contains("Data is flowing."));

            mongo.close();
            Tell.something(config.kafka());
            assertThat(status(rest, environment))
                    .contains("STOPS AT MongoDB: cannot use MongoDB at 127.0.0.1:");
        }
    }

    @Test
    void aMissingSettingIsOneLine() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        int exit = PipelineStatus.run(new String[0], Map.of(), new PrintStream(out, true));

        assertThat(exit).isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("arbflow: KAFKA_BROKER is not set")
                .hasLineCount(1);
    }

    /** Puts a job's graph into an environment. */
    private interface Graph {
        void define(StreamExecutionEnvironment env);
    }

    private static void start(String name, Graph graph) throws Exception {
        StreamExecutionEnvironment env = JobEnvironment.create(Duration.ofMillis(500));
        env.setParallelism(1);
        graph.define(env);
        env.executeAsync(name);
    }

    private static void readRules(StreamExecutionEnvironment env, PipelineConfig config) {
        KafkaSources.rules(env, config.kafka()).stream()
                .sinkTo(new InMemorySink<Rule>())
                .uid("end");
    }

    private static String status(URI rest, Map<String, String> environment) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PipelineStatus.run(
                new String[] {"--jobmanager", rest.toString()},
                environment,
                new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Map<String, String> environment(
            KafkaBroker broker, MongoStore mongo, InfluxStore influx) {
        return Map.ofEntries(
                Map.entry("KAFKA_BROKER", broker.bootstrapServers()),
                Map.entry("MONGO_URI", mongo.uri()),
                Map.entry("INFLUX_URL", influx.url()),
                Map.entry("INFLUX_TOKEN", influx.token()),
                Map.entry("SMTP_SERVER", "127.0.0.1"),
                Map.entry("ALERT_FROM", "a@example.org"),
                Map.entry("ALERT_TO", "b@example.org"),
                Map.entry("PSEUDONYM_KEY", "6f1d0c94a7b35e28f0937ac1d46e8b52"));
    }
}
