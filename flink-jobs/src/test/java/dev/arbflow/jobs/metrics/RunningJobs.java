package dev.arbflow.jobs.metrics;

import dev.arbflow.embedded.KafkaBroker;
import dev.arbflow.embedded.endpoints.Endpoints;
import dev.arbflow.jobs.ArbitrageJob;
import dev.arbflow.jobs.ArchiveJob;
import dev.arbflow.jobs.IngestJob;
import dev.arbflow.jobs.JobEnvironment;
import dev.arbflow.jobs.PatternJob;
import dev.arbflow.jobs.config.PipelineConfig;
import dev.arbflow.jobs.config.settings.ConfigReader;
import dev.arbflow.jobs.io.kafka.Tell;
import dev.arbflow.jobs.io.kafka.TopicSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** All jobs on the cluster at hand, one slot each; of what they talk to, only Kafka is there. */
final class RunningJobs implements AutoCloseable {
    static final int COUNT = 4;

    private final KafkaBroker broker;
    private final List<JobClient> jobs = new ArrayList<>();

    private RunningJobs(KafkaBroker broker) {
        this.broker = broker;
    }

    static RunningJobs start(Path folder) throws Exception {
        KafkaBroker broker = Endpoints.fromEnvironment().kafka(folder);
        PipelineConfig config =
                new ConfigReader(new String[0], environment(broker, terms(folder))).pipeline();
        TopicSetup.ensure(config.kafka());
        Tell.something(config.kafka());
        RunningJobs running = new RunningJobs(broker);
        running.submit(
                "arbflow ingest",
                env ->
                        IngestJob.define(
                                env, IngestJob.source(config.venues()).build(), config.kafka()));
        running.submit("arbflow arbitrage", env -> ArbitrageJob.define(env, config));
        running.submit("arbflow patterns", env -> PatternJob.define(env, config));
        running.submit("arbflow archive", env -> ArchiveJob.define(env, config));
        return running;
    }

    private void submit(String name, Consumer<StreamExecutionEnvironment> graph) throws Exception {
        StreamExecutionEnvironment env = JobEnvironment.create(Duration.ofSeconds(1));
        env.setParallelism(1);
        graph.accept(env);
        jobs.add(env.executeAsync(name));
    }

    private static Path terms(Path folder) throws IOException {
        return Files.writeString(
                Files.createTempFile(folder, "terms", ".csv"),
                """
                receiver,market,route,kinds,min_net_bps,min_profit,quiet,per_hour
                b@example.org,*,*,*,-,-,-,-
                """);
    }

    private static Map<String, String> environment(KafkaBroker broker, Path terms) {
        return Map.ofEntries(
                Map.entry("VENUES", "KRAKEN,BITSTAMP"),
                Map.entry("CYCLES", "USD,BTC,ETH"),
                Map.entry("KRAKEN_URI", "ws://127.0.0.1:1"),
                Map.entry("BITSTAMP_URI", "ws://127.0.0.1:1"),
                Map.entry("KAFKA_BROKER", broker.bootstrapServers()),
                Map.entry("KAFKA_TOPIC_PREFIX", broker.topicPrefix()),
                Map.entry("KAFKA_GROUP", broker.topicPrefix() + "figures"),
                Map.entry("MONGO_URI", "mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=500"),
                Map.entry("INFLUX_URL", "http://127.0.0.1:1"),
                Map.entry("INFLUX_TOKEN", "none"),
                Map.entry("SMTP_SERVER", "127.0.0.1"),
                Map.entry("ALERT_FROM", "a@example.org"),
                Map.entry("ALERT_TO", "b@example.org"),
                Map.entry("ALERT_TERMS_FILE", terms.toString()),
                Map.entry("PSEUDONYM_KEY", "6f1d0c94a7b35e28f0937ac1d46e8b52"));
    }

    @Override
    public void close() throws Exception {
        for (JobClient job : jobs) {
            job.cancel().get(30, TimeUnit.SECONDS);
        }
        broker.close();
    }
}
