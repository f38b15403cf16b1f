package dev.arbflow.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.arbflow.embedded.EmbeddedKafka;
import dev.arbflow.embedded.EmbeddedMongo;
import dev.arbflow.embedded.KafkaBroker;
import dev.arbflow.embedded.MongoStore;
import dev.arbflow.embedded.ThrowawayCertificate;
import dev.arbflow.embedded.endpoints.OwnServer;
import dev.arbflow.jobs.config.PipelineConfig;
import dev.arbflow.jobs.config.settings.ConfigReader;
import dev.arbflow.jobs.io.kafka.Tell;
import dev.arbflow.jobs.io.kafka.TopicSetup;
import dev.arbflow.jobs.io.mongo.MongoSetup;
import dev.arbflow.jobs.testing.Clusters;
import dev.arbflow.jobs.testing.Eventually;
import dev.arbflow.jobs.testing.LogCapture;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.InjectClusterRESTAddress;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Both jobs run with secrets that are easy to find, and nobody who looks at Flink finds them. */
@OwnServer("it gives a broker and a store secrets that are easy to find")
class SecretsITCase {
    /** A slot for each job, or one would wait for the other without end. */
    @RegisterExtension static final MiniClusterExtension CLUSTER = Clusters.of(2);

    private static final String MARK = "SeCrEtMaRk";
    private static final String KEY = "6f1d0c94a7b35e28f0937ac1d46e8b52"; // digits only
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** What the web page asks of the cluster about a job; more than it shows. */
    private static final List<String> PAGES =
            List.of("", "/config", "/plan", "/exceptions", "/checkpoints/config", "/accumulators");

    @TempDir Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void noSecretIsInLogsInTheWebPageOrInErrors(@InjectClusterRESTAddress URI rest)
            throws Exception {
        ThrowawayCertificate certificate = ThrowawayCertificate.create();
        try (LogCapture logs = new LogCapture();
                KafkaBroker broker =
                        EmbeddedKafka.startProtected(
                                folder.resolve("kafka"), certificate, "me", MARK + "-kafka");
                MongoStore store = EmbeddedMongo.start(folder.resolve("mongo"), 0)) {
            ConfigReader reader =
                    new ConfigReader(new String[0], environment(broker, store, certificate));
            PipelineConfig config = reader.pipeline();
            TopicSetup.ensure(config.kafka());
            Throwable refused = catchThrowable(() -> MongoSetup.ensure(config.stores().mongo()));
            assertThat(refused).hasMessageContaining("the login was refused");
            assertThat(stackTrace(refused)).doesNotContain(MARK, KEY);
            assertThat(config.toString()).doesNotContain(MARK, KEY);

            Tell.something(config.kafka());
            JobClient arbitrage = start("arbitrage", env -> ArbitrageJob.define(env, config));
            JobClient ingest =
                    start(
                            "ingest",
                            env ->
                                    IngestJob.define(
                                            env,
                                            IngestJob.source(config.venues()).build(),
                                            config.kafka()));
            Eventually.holds(
                    "MongoDB refuses the login of the running job",
                    PATIENCE,
                    () -> get(rest, arbitrage, "/exceptions").contains("com.mongodb.Mongo"));

            for (JobClient job : List.of(arbitrage, ingest)) {
                for (String page : PAGES) {
                    assertThat(get(rest, job, page)).as(page).doesNotContain(MARK, KEY);
                }
                job.cancel().get();
            }
            assertThat(get(rest.resolve("/jobmanager/config"))).doesNotContain(MARK, KEY);
            assertThat(get(rest.resolve("/jobmanager/environment"))).doesNotContain(MARK, KEY);
            assertThat(logs.lines())
                    .anyMatch(line -> line.contains("sasl.jaas.config = [hidden]"))
                    .noneMatch(line -> line.contains(MARK) || line.contains(KEY));
        }
    }

    /** Puts a job's graph into an environment. */
    private interface Graph {
        void define(StreamExecutionEnvironment env);
    }

    private static JobClient start(String name, Graph graph) throws Exception {
        StreamExecutionEnvironment env = JobEnvironment.create(Duration.ofSeconds(1));
        env.setParallelism(1);
        graph.define(env);
        return env.executeAsync(name);
    }

    private Map<String, String> environment(
            KafkaBroker broker, MongoStore store, ThrowawayCertificate certificate)
            throws Exception {
        Path ca = Files.writeString(folder.resolve("ca.pem"), certificate.certificatePem());
        return Map.ofEntries(
                Map.entry("VENUES", "KRAKEN,BITSTAMP,COINAPI"),
                Map.entry("KRAKEN_URI", "ws://127.0.0.1:1"),
                Map.entry("BITSTAMP_URI", "ws://127.0.0.1:1"),
                Map.entry("COINAPI_URI", "ws://127.0.0.1:1"),
                Map.entry("COINAPI_KEY", MARK + "-coinapi"),
                Map.entry("KAFKA_BROKER", broker.bootstrapServers()),
                Map.entry("KAFKA_SECURITY_PROTOCOL", "sasl_ssl"),
                Map.entry("KAFKA_USER", "me"),
                Map.entry("KAFKA_PASS", MARK + "-kafka"),
                Map.entry("TLS_CA_FILE", ca.toString()),
                Map.entry(
                        "MONGO_URI",
                        store.uri().replace("//", "//me:" + MARK + "-mongo@")
                                + "/?serverSelectionTimeoutMS=500"),
                Map.entry("MONGO_FLUSH_MS", "50"),
                Map.entry("INFLUX_URL", "http://127.0.0.1:1"),
                Map.entry("INFLUX_TOKEN", MARK + "-influx"),
                Map.entry("SMTP_SERVER", "127.0.0.1"),
                Map.entry("SMTP_USER", "me"),
                Map.entry("SMTP_PASS", MARK + "-smtp"),
                Map.entry("ALERT_FROM", "a@example.org"),
                Map.entry("ALERT_TO", "b@example.org"),
                Map.entry("PSEUDONYM_KEY", KEY));
    }

    private String get(URI rest, JobClient job, String page) throws Exception {
        return get(rest.resolve("/jobs/" + job.getJobID() + page));
    }

    private String get(URI page) throws Exception {
        return http.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString()).body();
    }

    private static String stackTrace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
