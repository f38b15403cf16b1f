package dev.arbflow.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.connector.websocket.Inbound;
import dev.arbflow.embedded.KafkaBroker;
import dev.arbflow.embedded.endpoints.Endpoints;
import dev.arbflow.jobs.config.PipelineConfig;
import dev.arbflow.jobs.config.settings.ConfigReader;
import dev.arbflow.jobs.ingest.IngestTopology;
import dev.arbflow.jobs.io.kafka.KafkaSinks;
import dev.arbflow.jobs.io.kafka.KafkaSources;
import dev.arbflow.jobs.io.kafka.TopicSetup;
import dev.arbflow.jobs.privacy.PublishedTrade;
import dev.arbflow.jobs.testing.Clusters;
import dev.arbflow.jobs.testing.InMemorySink;
import dev.arbflow.jobs.testing.RandomMarket;
import dev.arbflow.market.book.Quote;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The whole of ArbitrageJob, stopped with a savepoint and resumed at another parallelism. */
@Tag("kafka")
class RescaleITCase {
    @RegisterExtension static final MiniClusterExtension CLUSTER = Clusters.of(2);

    private static final int PART = 600;
    private static final long PATIENCE_S = 60;

    @TempDir Path folder;
    private KafkaBroker broker;
    private PipelineConfig config;
    private RandomMarket market;
    private MiniCluster cluster;

    /** Ends of every branch of the graph. */
    private static final class Ends implements AutoCloseable {
        private final Map<String, InMemorySink<?>> sinks = new LinkedHashMap<>();

        @SuppressWarnings("unchecked") // one sink a name, always asked for with the same type
        <T> InMemorySink<T> of(String name) {
            return (InMemorySink<T>) sinks.computeIfAbsent(name, any -> new InMemorySink<>());
        }

        ArbitrageSinks all() {
            return new ArbitrageSinks(
                    new ArbitrageSinks.Documents(
                            of("episodes"),
                            of("refusals"),
                            of("candidates"),
                            of("follow-ups"),
                            of("paper"),
                            of("published trades")),
                    new ArbitrageSinks.Points(
                            of("quotes"),
                            of("trades"),
                            of("spreads"),
                            of("episode points"),
                            of("price windows"),
                            of("indicative spreads"),
                            of("refusal points"),
                            of("candidate points"),
                            of("follow-up points"),
                            of("paper points")),
                    of("episode log"),
                    of("candidate log"),
                    of("follow-up log"),
                    of("paper log"),
                    new ArbitrageSinks.Cycles( // not configured
                            new InMemorySink<>(),
                            new InMemorySink<>(),
                            new InMemorySink<>(),
                            new InMemorySink<>()),
                    of("mails"));
        }

        int quotes() {
            return this.<Quote>of("quotes").written().size();
        }

        int trades() {
            return this.<PublishedTrade>of("published trades").written().size();
        }

        /** Everything that was written, except our clock when an episode left the job. */
        Map<String, List<String>> written() {
            Map<String, List<String>> written = new LinkedHashMap<>();
            sinks.forEach(
                    (name, sink) ->
                            written.put(
                                    name,
                                    sink.written().stream()
                                            .map(each -> each.toString())
                                            .map(
                                                    text ->
                                                            text.replaceAll(
                                                                    "(emitted|behind)Us=\\d+", ""))
                                            .sorted()
                                            .toList()));
            return written;
        }

        @Override
        public void close() {
            sinks.values().forEach(InMemorySink::close);
        }
    }

    @BeforeEach
    void startKafka(@InjectMiniCluster MiniCluster running) throws Exception {
        cluster = running;
        broker = Endpoints.fromEnvironment().kafka(folder.resolve("kafka"));
        config = config();
        TopicSetup.ensure(config.kafka());
        market = new RandomMarket(7, 1_783_465_200_000L);
    }

    @AfterEach
    void stopKafka() throws Exception {
        broker.close();
    }

    @Test
    void everyOperatorGoesOnAtAnotherParallelismAsIfNothingHadHappened() throws Exception {
        try (Ends resumed = new Ends();
                Ends uninterrupted = new Ends()) {
            append();
            String first = untilSavepoint(1, null, resumed, 1);
            append();
            String second = untilSavepoint(2, first, resumed, 2);
            append();
            untilDrained(1, second, resumed);
            untilDrained(1, null, uninterrupted);

            Map<String, List<String>> expected = uninterrupted.written();
            assertThat(expected.values()).allSatisfy(each -> assertThat(each).isNotEmpty());
            resumed.written()
                    .forEach(
                            (name, found) ->
                                    assertThat(found).as(name).isEqualTo(expected.get(name)));
        }
    }

    private void append() throws Exception {
        StreamExecutionEnvironment env = environment(1, null);
        IngestTopology.build(
                env.fromData(market.next(PART), TypeInformation.of(Inbound.class)).uid("log"),
                KafkaSinks.ingest(config.kafka()),
                config.kafka().partitions());
        env.execute("ingest");
    }

    /** Lets the job read most of what is there, and stops it in the middle of everything. */
    private String untilSavepoint(int parallelism, String from, Ends ends, int parts)
            throws Exception {
        JobClient job = start(parallelism, from, ends);
        await(() -> ends.quotes() > (parts - 0.5) * PART * 0.9);
        return job.stopWithSavepoint(
                        false, folder.toUri().toString(), SavepointFormatType.CANONICAL)
                .get(PATIENCE_S, TimeUnit.SECONDS);
    }

    private void untilDrained(int parallelism, String from, Ends ends) throws Exception {
        JobClient job = start(parallelism, from, ends);
        await(() -> ends.quotes() == 3 * PART && ends.trades() == 3 * PART);
        job.stopWithSavepoint(true, folder.toUri().toString(), SavepointFormatType.CANONICAL)
                .get(PATIENCE_S, TimeUnit.SECONDS);
        job.getJobExecutionResult().get(PATIENCE_S, TimeUnit.SECONDS);
    }

    private JobClient start(int parallelism, String from, Ends ends) throws Exception {
        StreamExecutionEnvironment env = environment(parallelism, from);
        ArbitrageTopology.build(
                KafkaSources.trades(env, config),
                KafkaSources.books(env, config),
                KafkaSources.rules(env, config.kafka()),
                KafkaSources.suspects(env, config.kafka()),
                ends.all(),
                config);
        JobClient job = env.executeAsync("arbitrage");
        await(() -> runsWhole(job));
        return job;
    }

    /** A job says that it runs as soon as one of its tasks does; before, it has no tasks to ask. */
    private boolean runsWhole(JobClient job) throws Exception {
        if (job.getJobStatus().get(PATIENCE_S, TimeUnit.SECONDS) != JobStatus.RUNNING) {
            return false;
        }
        for (var vertex :
                cluster.getExecutionGraph(job.getJobID())
                        .get(PATIENCE_S, TimeUnit.SECONDS)
                        .getAllExecutionVertices()) {
            if (vertex.getExecutionState() != ExecutionState.RUNNING) {
                return false;
            }
        }
        return true;
    }

    private static StreamExecutionEnvironment environment(int parallelism, String from) {
        StreamExecutionEnvironment env = JobEnvironment.create(Duration.ofSeconds(1));
        env.setParallelism(parallelism);
        if (from != null) {
            Configuration restore = new Configuration();
            restore.set(StateRecoveryOptions.SAVEPOINT_PATH, from);
            env.configure(restore);
        }
        return env;
    }

    /** Something that comes true. */
    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadlineNs);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private PipelineConfig config() {
        Map<String, String> settings = new HashMap<>();
        settings.put("KAFKA_BROKER", broker.bootstrapServers());
        settings.put("KAFKA_PARTITIONS", "3");
        settings.put(
                "KAFKA_TOPIC_PREFIX", broker.topicPrefix() + "rescale-" + System.nanoTime() + ".");
        settings.put("KAFKA_GROUP", broker.topicPrefix() + "rescale");
        settings.put("KAFKA_START", "earliest");
        settings.put("MIN_NOTIONAL", "0");
        settings.put("DWELL_MS", "50");
        settings.put("ALERT_COOLDOWN_MS", "500");
        settings.put("DATA_ORIGIN", "recorded"); // so that no alert is too late
        settings.put("PRICE_WINDOW_MS", "2000");
        settings.put("PRICE_SLIDE_MS", "500");
        settings.put("MONGO_URI", "mongodb://unused");
        settings.put("INFLUX_URL", "http://unused");
        settings.put("INFLUX_TOKEN", "unused");
        settings.put("SMTP_SERVER", "unused");
        settings.put("ALERT_FROM", "a@example.org");
        settings.put("ALERT_TO", "b@example.org");
        settings.put("PSEUDONYM_KEY", "6f1d0c94a7b35e28f0937ac1d46e8b52");
        return new ConfigReader(new String[0], settings).pipeline();
    }
}
