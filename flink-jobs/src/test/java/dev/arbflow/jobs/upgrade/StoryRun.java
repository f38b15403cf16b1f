package dev.arbflow.jobs.upgrade;

import dev.arbflow.jobs.ArbitrageSinks;
import dev.arbflow.jobs.ArbitrageTopology;
import dev.arbflow.jobs.JobEnvironment;
import dev.arbflow.jobs.arbitrage.Rules;
import dev.arbflow.jobs.config.ConfigReader;
import dev.arbflow.jobs.config.PipelineConfig;
import dev.arbflow.jobs.dedup.StampedTrade;
import dev.arbflow.jobs.testing.InMemorySink;
import dev.arbflow.market.Alert;
import dev.arbflow.market.BookUpdate;
import dev.arbflow.market.DetectionRule;
import dev.arbflow.market.Episode;
import dev.arbflow.market.PriceWindow;
import dev.arbflow.market.Quote;
import dev.arbflow.market.Refusal;
import dev.arbflow.market.TradeUpdate;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.function.SerializableSupplier;

/** ArbitrageJob's graph over a story, from a savepoint or from nothing, with ends in memory. */
final class StoryRun implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final InMemorySink<Episode> episodes = new InMemorySink<>();
    final InMemorySink<StampedTrade> stamped = new InMemorySink<>();
    final InMemorySink<Refusal> refusals = new InMemorySink<>();
    final InMemorySink<Alert> alerts = new InMemorySink<>();
    final InMemorySink<PriceWindow> windows = new InMemorySink<>();
    private final InMemorySink<Quote> quotes = new InMemorySink<>();

    private final JobClient job;

    /** Starts the job. */
    StoryRun(SerializableSupplier<MarketStory> story, Optional<Path> savepoint) throws Exception {
        StreamExecutionEnvironment env = JobEnvironment.create(Duration.ofSeconds(10));
        Configuration more = new Configuration();
        // One file, whatever the size: a fixture should be easy to keep.
        more.set(CheckpointingOptions.FS_SMALL_FILE_THRESHOLD, MemorySize.parse("1mb"));
        savepoint.ifPresent(
                from -> more.set(StateRecoveryOptions.SAVEPOINT_PATH, from.toUri().toString()));
        env.configure(more);
        env.setParallelism(1);
        ArbitrageTopology.build(
                trades(env, story),
                books(env, story),
                new Rules(List::of, rules(env, story)),
                sinks(),
                config());
        job = env.executeAsync("story");
    }

    /** Stops the job with a savepoint in the canonical format, which any state backend reads. */
    Path stop(Path folder) throws Exception {
        String where =
                job.stopWithSavepoint(
                                false, folder.toUri().toString(), SavepointFormatType.CANONICAL)
                        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return Path.of(URI.create(where));
    }

    /** The next record that arrives at an end. */
    <T> T next(InMemorySink<T> end) throws InterruptedException {
        return end.next(PATIENCE);
    }

    /** Waits until every trade and the touch of the last book have arrived at their ends. */
    void awaitAllOf(MarketStory story) throws InterruptedException {
        for (int i = 0; i < story.trades().size(); i++) {
            next(stamped);
        }
        long lastUs = story.books().get(story.books().size() - 1).receiveUs();
        while (next(quotes).receiveUs() < lastUs) {
            // an earlier one
        }
    }

    @Override
    public void close() throws Exception {
        try {
            job.cancel().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            // it has ended, which is what we want
        }
        List.of(episodes, stamped, refusals, alerts, windows, quotes).forEach(InMemorySink::close);
    }

    private ArbitrageSinks sinks() {
        return new ArbitrageSinks(
                new ArbitrageSinks.Documents(new InMemorySink<>(), refusals, new InMemorySink<>()),
                new ArbitrageSinks.Points(
                        quotes,
                        stamped,
                        new InMemorySink<>(),
                        new InMemorySink<>(),
                        windows,
                        new InMemorySink<>(),
                        new InMemorySink<>()),
                episodes,
                alerts);
    }

    private static DataStream<TradeUpdate> trades(
            StreamExecutionEnvironment env, SerializableSupplier<MarketStory> story) {
        return ScriptedSource.stream(
                env,
                "told-trades",
                TradeUpdate.class,
                () -> story.get().trades(),
                update -> update.trade().times().happenedUs() / 1_000,
                story.get().endMs());
    }

    private static DataStream<BookUpdate> books(
            StreamExecutionEnvironment env, SerializableSupplier<MarketStory> story) {
        return ScriptedSource.stream(
                env,
                "told-books",
                BookUpdate.class,
                () -> story.get().books(),
                update -> update.receiveUs() / 1_000,
                story.get().endMs());
    }

    private static DataStream<DetectionRule> rules(
            StreamExecutionEnvironment env, SerializableSupplier<MarketStory> story) {
        return ScriptedSource.stream(
                env,
                "told-rules",
                DetectionRule.class,
                () -> story.get().rules(),
                rule -> MarketStory.START_MS,
                Long.MAX_VALUE);
    }

    private static PipelineConfig config() {
        Map<String, String> environment =
                Map.ofEntries(
                        Map.entry("KAFKA_BROKER", "unused:1"),
                        Map.entry("MONGO_URI", "mongodb://unused"),
                        Map.entry("INFLUX_URL", "http://unused"),
                        Map.entry("INFLUX_TOKEN", "unused"),
                        Map.entry("SMTP_SERVER", "unused"),
                        Map.entry("ALERT_FROM", "a@example.org"),
                        Map.entry("ALERT_TO", "b@example.org"),
                        Map.entry("PSEUDONYM_KEY", "unused-unused-unused"),
                        Map.entry("DEDUP_EXPECTED_IDS", "50"), // a small filter, a small fixture
                        Map.entry("DEDUP_FALSE_POSITIVE_RATE", "0.01"),
                        Map.entry("PRICE_WINDOW_MS", "10000"));
        return new ConfigReader(new String[0], environment).pipeline();
    }
}
