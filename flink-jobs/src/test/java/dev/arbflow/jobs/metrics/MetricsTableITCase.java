package dev.arbflow.jobs.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.connector.websocket.ExchangeSourceOptions;
import dev.arbflow.embedded.EmbeddedKafka;
import dev.arbflow.embedded.KafkaBroker;
import dev.arbflow.jobs.ArbitrageJob;
import dev.arbflow.jobs.IngestJob;
import dev.arbflow.jobs.JobEnvironment;
import dev.arbflow.jobs.RepositoryFiles;
import dev.arbflow.jobs.config.ConfigReader;
import dev.arbflow.jobs.config.PipelineConfig;
import dev.arbflow.jobs.io.Tell;
import dev.arbflow.jobs.io.TopicSetup;
import dev.arbflow.jobs.testing.Eventually;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** docs/observability.md names every metric that the jobs register, with its kind and alert. */
class MetricsTableITCase {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberSlotsPerTaskManager(2)
                            .setConfiguration(reporter())
                            .build());

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String PAGE = RepositoryFiles.text("docs/observability.md");

    /** A row of the table: metric, kind, where, unit, meaning, alert. */
    private record Row(String metric, String kind, String alert) {}

    @TempDir Path folder;

    @Test
    void theTableHasExactlyTheMetricsThatTheJobsRegister() throws Exception {
        try (KafkaBroker broker = EmbeddedKafka.start(folder, 0)) {
            PipelineConfig config = new ConfigReader(new String[0], environment(broker)).pipeline();
            TopicSetup.ensure(config.kafka());
            Tell.something(config.kafka());
            start("ingest", env -> IngestJob.define(env, source(config), config.kafka()));
            start("arbitrage", env -> ArbitrageJob.define(env, config));

            Map<String, String> ours =
                    section("Metrics of ours").stream()
                            .collect(Collectors.toMap(Row::metric, Row::kind));
            Set<String> flinks =
                    section("Metrics of Flink").stream()
                            .map(Row::metric)
                            .collect(Collectors.toSet());
            Eventually.holds(
                    "every metric of docs/observability.md is registered; of these one is not: "
                            + ours.keySet()
                            + flinks,
                    PATIENCE,
                    () ->
                            MetricsInventory.OURS.keySet().containsAll(ours.keySet())
                                    && MetricsInventory.ALL.containsAll(flinks));
            TreeMap<String, String> registered = new TreeMap<>(MetricsInventory.OURS);
            // Flink registers some of its own only when our watermarks first call it.
            registered.keySet().removeAll(flinks);
            assertThat(registered)
                    .as("metrics and their kinds in docs/observability.md")
                    .isEqualTo(new TreeMap<>(ours));
        }
    }

    @Test
    void everyAlertThatIsNamedIsDescribedAndEveryOneDescribedIsUsed() {
        TreeSet<String> used = new TreeSet<>();
        section("Metrics of ours").forEach(row -> used.add(row.alert()));
        section("Metrics of Flink").forEach(row -> used.add(row.alert()));
        used.remove("");

        assertThat(section("Alerts").stream().map(Row::metric))
                .containsExactlyInAnyOrderElementsOf(used);
    }

    /** Puts a job's graph into an environment. */
    private interface Graph {
        void define(StreamExecutionEnvironment env);
    }

    private static void start(String name, Graph graph) throws Exception {
        StreamExecutionEnvironment env = JobEnvironment.create(Duration.ofSeconds(1));
        env.setParallelism(1);
        graph.define(env);
        env.executeAsync(name);
    }

    private static ExchangeSourceOptions source(PipelineConfig config) {
        return IngestJob.source(config.venues()).build();
    }

    /** The rows of one section's table. */
    private static List<Row> section(String heading) {
        String text = PAGE.split(Pattern.quote("## " + heading + "\n"), 2)[1].split("\n## ", 2)[0];
        return text.lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split(" \\| ", -1))
                .map(MetricsTableITCase::row)
                .toList();
    }

    private static Row row(String[] cells) {
        String last = cells[cells.length - 1].replace("|", "").strip();
        return new Row(
                cells[0].replaceAll("[|` ]", ""), cells[1].strip().toUpperCase(Locale.ROOT), last);
    }

    private static Configuration reporter() {
        Configuration configuration = new Configuration();
        configuration.setString("metrics.reporters", "inventory");
        configuration.setString(
                "metrics.reporter.inventory.factory.class", MetricsInventory.class.getName());
        return configuration;
    }

    private static Map<String, String> environment(KafkaBroker broker) {
        return Map.ofEntries(
                Map.entry("VENUES", "KRAKEN,BITSTAMP"),
                Map.entry("KRAKEN_URI", "ws://127.0.0.1:1"),
                Map.entry("BITSTAMP_URI", "ws://127.0.0.1:1"),
                Map.entry("KAFKA_BROKER", broker.bootstrapServers()),
                Map.entry("MONGO_URI", "mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=500"),
                Map.entry("INFLUX_URL", "http://127.0.0.1:1"),
                Map.entry("INFLUX_TOKEN", "none"),
                Map.entry("SMTP_SERVER", "127.0.0.1"),
                Map.entry("ALERT_FROM", "a@example.org"),
                Map.entry("ALERT_TO", "b@example.org"),
                Map.entry("PSEUDONYM_KEY", "for-this-test-only"));
    }
}
