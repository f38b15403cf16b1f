package dev.arbflow.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.PatternSinks.Both;
import dev.arbflow.jobs.config.ConfigReader;
import dev.arbflow.jobs.config.PipelineConfig;
import dev.arbflow.jobs.pattern.context.ClusteredTrade;
import dev.arbflow.jobs.pattern.context.EpisodeContext;
import dev.arbflow.jobs.pattern.features.Scaler;
import dev.arbflow.jobs.pattern.kmeans.DriftAlarm;
import dev.arbflow.jobs.pattern.kmeans.ModelVersion;
import dev.arbflow.jobs.testing.InMemorySink;
import dev.arbflow.market.BookUpdate;
import dev.arbflow.market.ClusterAnova;
import dev.arbflow.market.ClusteredWindow;
import dev.arbflow.market.CoverageAlarm;
import dev.arbflow.market.CoverageBalance;
import dev.arbflow.market.CoverageCount;
import dev.arbflow.market.Episode;
import dev.arbflow.market.FeatureWindow;
import dev.arbflow.market.Neighbour;
import dev.arbflow.market.PatternCandidate;
import dev.arbflow.market.RefusedRelease;
import dev.arbflow.market.Release;
import dev.arbflow.market.Route;
import dev.arbflow.market.SamplingWeight;
import dev.arbflow.market.SimilarPair;
import dev.arbflow.market.TradeUpdate;
import dev.arbflow.market.Venue;
import dev.arbflow.market.testing.Books;
import dev.arbflow.market.testing.Trades;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToLongFunction;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two minutes of one market on three venues, through all of PatternJob's graph. */
class PatternTopologyTest {
    private static final Venue[] VENUES = {Venue.KRAKEN, Venue.BITSTAMP, Venue.BITFINEX};
    private static final long START_MS = 1_700_000_000_000L;
    private static final int SECONDS = 120;

    @RegisterExtension
    static final MiniClusterExtension CLUSTER =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberSlotsPerTaskManager(2)
                            .build());

    private final InMemorySink<FeatureWindow> windows = new InMemorySink<>();
    private final InMemorySink<Scaler> scalers = new InMemorySink<>();
    private final InMemorySink<ClusteredWindow> clustered = new InMemorySink<>();
    private final InMemorySink<ModelVersion> models = new InMemorySink<>();
    private final InMemorySink<SimilarPair> pairs = new InMemorySink<>();
    private final InMemorySink<ClusteredTrade> trades = new InMemorySink<>();
    private final InMemorySink<EpisodeContext> episodes = new InMemorySink<>();
    private final InMemorySink<CoverageCount> coverage = new InMemorySink<>();
    private final InMemorySink<Release> releases = new InMemorySink<>();

    @Test
    void everyPartFindsWhatIsThereToBeFound() throws Exception {
        run();

        assertThat(windows.written()).hasSizeGreaterThan(100);
        assertThat(scalers.written()).isNotEmpty();
        assertThat(models.written()).isNotEmpty();
        assertThat(clustered.written())
                .isNotEmpty()
                .allMatch(window -> window.window().scalerVersion() > 0);
        assertThat(pairs.written()).isNotEmpty();
        assertThat(trades.written())
                .isNotEmpty()
                .allMatch(trade -> trade.trade().pseudonym().length() == 32);
        assertThat(coverage.written()).isNotEmpty();
        assertThat(releases.written()).isNotEmpty();
        assertThat(episodes.written())
                .singleElement()
                .satisfies(
                        context -> {
                            assertThat(context.buy().listing().venue()).isEqualTo(Venue.KRAKEN);
                            assertThat(context.sell().listing().venue()).isEqualTo(Venue.BITSTAMP);
                        });
    }

    private void run() throws Exception {
        Configuration rules = new Configuration();
        rules.set(PipelineOptions.GENERIC_TYPES, false);
        rules.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        rules.set(PipelineOptions.OBJECT_REUSE, true);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(rules);
        env.setParallelism(2);
        PatternTopology.build(
                new PatternTopology.Topics(
                        stream(env, tradeLog(), TradeUpdate.class, TradeUpdate::happenedUs),
                        stream(env, bookLog(), BookUpdate.class, BookUpdate::receiveUs),
                        stream(env, List.of(episode()), Episode.class, Episode::lastUs)),
                sinks(),
                config());
        env.execute("patterns");
    }

    private PatternSinks sinks() {
        return new PatternSinks(
                new PatternSinks.Windows(both(windows), scalers),
                new PatternSinks.Clusters(
                        both(clustered),
                        both(models),
                        new InMemorySink<DriftAlarm>(),
                        both(new InMemorySink<ClusterAnova>())),
                new PatternSinks.Similarity(
                        both(pairs),
                        both(new InMemorySink<Neighbour>()),
                        both(new InMemorySink<PatternCandidate>())),
                new PatternSinks.Context(trades, episodes),
                new PatternSinks.Fairness(
                        both(coverage),
                        both(new InMemorySink<CoverageAlarm>()),
                        both(new InMemorySink<CoverageBalance>()),
                        new InMemorySink<SamplingWeight>()),
                new PatternSinks.Releases(
                        both(releases), both(new InMemorySink<RefusedRelease>())));
    }

    private static <T> Both<T> both(InMemorySink<T> documents) {
        return new Both<>(documents, new InMemorySink<>());
    }

    private static PipelineConfig config() {
        Map<String, String> environment =
                new HashMap<>(
                        Map.of(
                                "KAFKA_BROKER", "127.0.0.1:1",
                                "MONGO_URI", "mongodb://127.0.0.1:1",
                                "INFLUX_URL", "http://127.0.0.1:1",
                                "INFLUX_TOKEN", "none",
                                "SMTP_SERVER", "127.0.0.1",
                                "ALERT_FROM", "arbflow@localhost",
                                "ALERT_TO", "you@localhost",
                                "PSEUDONYM_KEY", "0123456789abcdef",
                                "MARKETS", "BTC/USD"));
        environment.putAll(
                Map.of(
                        "PATTERN_WINDOW_MS", "8000",
                        "PATTERN_SLIDE_MS", "1000",
                        "PATTERN_SCALER_EVERY_MS", "10000",
                        "CLUSTER_COUNT", "3",
                        "CLUSTER_SEED_SIZE", "60",
                        "CLUSTER_BATCH_SIZE", "60",
                        "ANOVA_PERIOD_MS", "20000",
                        "COVERAGE_PERIOD_MS", "20000",
                        "RELEASE_WINDOW_MS", "20000"));
        return new ConfigReader(new String[0], environment).pipeline();
    }

    /** Event time of an event, in microseconds. */
    private interface Time<T> extends ToLongFunction<T>, Serializable {}

    private static <T> DataStream<T> stream(
            StreamExecutionEnvironment env, List<T> log, Class<T> type, Time<T> timeUs) {
        return env.fromData(log, TypeInformation.of(type))
                .setParallelism(1)
                .uid(type.getSimpleName())
                .assignTimestampsAndWatermarks(
                        WatermarkStrategy.<T>forGenerator(context -> new AfterEveryEvent<>())
                                .withTimestampAssigner(
                                        (event, old) -> timeUs.applyAsLong(event) / 1_000))
                .setParallelism(1)
                .uid("time-of-" + type.getSimpleName());
    }

    /** Time follows every event. */
    private static final class AfterEveryEvent<T> implements WatermarkGenerator<T> {
        @Override
        public void onEvent(T event, long timestampMs, WatermarkOutput output) {
            output.emitWatermark(new Watermark(timestampMs - 1));
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {}
    }

    private static List<BookUpdate> bookLog() {
        Random random = new Random(20_261_123);
        List<BookUpdate> log = new ArrayList<>();
        double mid = 20_000;
        for (long ms = 0; ms < SECONDS * 1_000; ms += 125) {
            mid *= 1 + random.nextGaussian() * 1e-5;
            for (Venue venue : VENUES) {
                log.add(
                        BookUpdate.of(
                                Books.of(venue, "BTC/USD")
                                        .bid(mid - 1, 1 + random.nextDouble())
                                        .ask(mid + 1, 1 + random.nextDouble())
                                        .at(START_MS + ms)
                                        .delivery(1, ms + 1)
                                        .build()));
            }
        }
        return log;
    }

    private static List<TradeUpdate> tradeLog() {
        Random random = new Random(1);
        List<TradeUpdate> log = new ArrayList<>();
        for (int i = 0; i < SECONDS * 5; i++) {
            log.add(
                    TradeUpdate.of(
                            Trades.of(VENUES[random.nextInt(VENUES.length)], "BTC/USD")
                                    .id(Integer.toString(i))
                                    .at(START_MS + i * 200L)
                                    .build()));
        }
        return log;
    }

    private static Episode episode() {
        Route route = Route.parse("BTC/USD|KRAKEN>BITSTAMP");
        long openedUs = (START_MS + 90_000) * 1_000;
        return new Episode(
                Episode.idOf(route, openedUs),
                1,
                route,
                null,
                openedUs,
                openedUs,
                openedUs,
                new Episode.NetEdge(1, 2, 3, 4),
                new Episode.Peak(
                        BigDecimal.ONE, BigDecimal.TEN, BigDecimal.ONE, 20_000, 20_010, false),
                1,
                0,
                0,
                "fees",
                0,
                0);
    }
}
