package dev.arbflow.jobs.upgrade;

import dev.arbflow.jobs.ArbitrageSinks;
import dev.arbflow.jobs.ArbitrageTopology;
import dev.arbflow.jobs.alert.Letter;
import dev.arbflow.jobs.arbitrage.Rules;
import dev.arbflow.jobs.config.PipelineConfig;
import dev.arbflow.jobs.config.settings.ConfigReader;
import dev.arbflow.jobs.dedup.StampedTrade;
import dev.arbflow.jobs.testing.InMemorySink;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.Refusal;
import dev.arbflow.market.behaviour.SuspectActivity;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.book.Quote;
import dev.arbflow.market.rule.Rule;
import dev.arbflow.market.trade.PriceWindow;
import dev.arbflow.market.trade.TradeUpdate;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.function.SerializableSupplier;

/** ArbitrageJob's graph over a story, from a savepoint or from nothing, with ends in memory. */
final class ArbitrageStoryRun implements AutoCloseable {
    final InMemorySink<Episode> episodes = new InMemorySink<>();
    final InMemorySink<StampedTrade> stamped = new InMemorySink<>();
    final InMemorySink<Refusal> refusals = new InMemorySink<>();
    final InMemorySink<Letter> alerts = new InMemorySink<>();
    final InMemorySink<PriceWindow> windows = new InMemorySink<>();
    private final InMemorySink<Quote> quotes = new InMemorySink<>();

    private final StoryJob job;

    /** Starts the job. */
    ArbitrageStoryRun(SerializableSupplier<MarketStory> story, Optional<Path> savepoint)
            throws Exception {
        StreamExecutionEnvironment env = StoryJob.environment(savepoint);
        ArbitrageTopology.build(
                trades(env, story),
                books(env, story),
                new Rules(List::of, rules(env, story)),
                suspects(env),
                sinks(),
                config());
        job = StoryJob.start(env);
    }

    /** Stops the job with a savepoint. */
    Path stop(Path folder) throws Exception {
        return job.stop(folder);
    }

    /** The next record that arrives at an end. */
    <T> T next(InMemorySink<T> end) throws InterruptedException {
        return end.next(StoryJob.PATIENCE);
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
        job.close();
        List.of(episodes, stamped, refusals, alerts, windows, quotes).forEach(InMemorySink::close);
    }

    private ArbitrageSinks sinks() {
        return new ArbitrageSinks(
                new ArbitrageSinks.Documents(
                        new InMemorySink<>(),
                        refusals,
                        new InMemorySink<>(),
                        new InMemorySink<>(),
                        new InMemorySink<>(),
                        new InMemorySink<>()),
                new ArbitrageSinks.Points(
                        quotes,
                        stamped,
                        new InMemorySink<>(),
                        new InMemorySink<>(),
                        windows,
                        new InMemorySink<>(),
                        new InMemorySink<>(),
                        new InMemorySink<>(),
                        new InMemorySink<>(),
                        new InMemorySink<>()),
                episodes,
                new InMemorySink<>(),
                new InMemorySink<>(),
                new InMemorySink<>(),
                new ArbitrageSinks.Cycles(
                        new InMemorySink<>(),
                        new InMemorySink<>(),
                        new InMemorySink<>(),
                        new InMemorySink<>()),
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

    private static DataStream<Rule> rules(
            StreamExecutionEnvironment env, SerializableSupplier<MarketStory> story) {
        return ScriptedSource.stream(
                env,
                "told-rules",
                Rule.class,
                () -> story.get().rules(),
                rule -> MarketStory.START_MS,
                Long.MAX_VALUE);
    }

    private static DataStream<SuspectActivity> suspects(StreamExecutionEnvironment env) {
        return ScriptedSource.stream(
                env,
                "told-suspects",
                SuspectActivity.class,
                List::of,
                suspect -> suspect.endUs() / 1_000,
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
                        Map.entry("DATA_ORIGIN", "recorded"), // so that no alert is too late
                        Map.entry("PSEUDONYM_KEY", "6f1d0c94a7b35e28f0937ac1d46e8b52"),
                        Map.entry("DEDUP_EXPECTED_IDS", "50"), // a small filter, a small fixture
                        Map.entry("DEDUP_FALSE_POSITIVE_RATE", "0.01"),
                        Map.entry("EPISODE_REJOIN_MS", "30000"), // an end is told within the story
                        Map.entry("PRICE_WINDOW_MS", "10000"));
        return new ConfigReader(new String[0], environment).pipeline();
    }
}
