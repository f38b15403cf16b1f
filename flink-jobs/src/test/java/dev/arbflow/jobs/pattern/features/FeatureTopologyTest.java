package dev.arbflow.jobs.pattern.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.testing.Clusters;
import dev.arbflow.jobs.testing.InMemorySink;
import dev.arbflow.market.Venue;
import dev.arbflow.market.behaviour.FeatureWindow;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.testing.Books;
import dev.arbflow.market.testing.Trades;
import dev.arbflow.market.trade.Trade;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.ToLongFunction;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A minute of two markets on three venues, on a cluster. */
class FeatureTopologyTest extends FeatureTestBase {
    private static final Venue[] VENUES = {Venue.KRAKEN, Venue.BITSTAMP, Venue.BITFINEX};
    private static final String[] MARKETS = {"BTC/USD", "ETH/USD"};
    private static final int SECONDS = 60;

    @RegisterExtension static final MiniClusterExtension CLUSTER = Clusters.of(2);

    @Test
    void tellsTheSameAtAnyParallelismAndInAnyOrderOfArrival() throws Exception {
        List<FeatureWindow> told = run(1, new Random(1));

        // Windows end at seconds 4, 8, ... 60, once for each listing.
        assertThat(told).hasSize(6 * 15);
        assertThat(told).filteredOn(FeatureWindow::isComplete).hasSize(6 * 12);
        assertThat(told.get(told.size() - 1).scalerVersion()).isPositive();
        assertThat(run(2, new Random(2)))
                .usingRecursiveComparison()
                .withEqualsForType((a, b) -> Double.compare(a, b) == 0, Double.class) // NaN too
                .isEqualTo(told);
    }

    private static List<FeatureWindow> run(int parallelism, Random arrival) throws Exception {
        Configuration rules = new Configuration();
        rules.set(PipelineOptions.GENERIC_TYPES, false);
        rules.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(rules);
        env.setParallelism(parallelism);
        try (InMemorySink<FeatureWindow> windows = new InMemorySink<>();
                InMemorySink<Scaler> scalers = new InMemorySink<>()) {
            FeatureTopology found =
                    FeatureTopology.build(
                            stream(
                                    env,
                                    shuffled(books(), arrival),
                                    BookUpdate.class,
                                    BookUpdate::receiveUs),
                            stream(
                                    env,
                                    shuffled(trades(), arrival),
                                    Trade.class,
                                    trade -> trade.times().happenedUs()),
                            SETTINGS,
                            BELIEVED);
            found.windows().sinkTo(windows).uid("windows");
            found.scalers().sinkTo(scalers).uid("scalers");
            env.execute("features");
            assertThat(scalers.written())
                    .extracting(Scaler::version)
                    .containsExactlyInAnyOrder(1L, 2L);
            return windows.written().stream()
                    .sorted(
                            Comparator.comparingLong(FeatureWindow::endUs)
                                    .thenComparing(window -> window.listing().code()))
                    .toList();
        }
    }

    /** Event time of an event, in microseconds. */
    private interface Time<T> extends ToLongFunction<T>, Serializable {}

    /** The log is finite and its watermark comes at its end, so any order will do. */
    private static <T> DataStream<T> stream(
            StreamExecutionEnvironment env, List<T> log, Class<T> type, Time<T> timeUs) {
        return env.fromData(log, TypeInformation.of(type))
                .setParallelism(1)
                .uid(type.getSimpleName())
                .assignTimestampsAndWatermarks(
                        WatermarkStrategy.<T>noWatermarks()
                                .withTimestampAssigner(
                                        (event, old) -> timeUs.applyAsLong(event) / 1_000))
                .setParallelism(1)
                .uid("time-of-" + type.getSimpleName());
    }

    private static <T> List<T> shuffled(List<T> log, Random arrival) {
        List<T> shuffled = new ArrayList<>(log);
        Collections.shuffle(shuffled, arrival);
        return shuffled;
    }

    private static List<BookUpdate> books() {
        Random random = new Random(20_261_123);
        List<BookUpdate> log = new ArrayList<>();
        for (String market : MARKETS) {
            for (Venue venue : VENUES) {
                double mid = 100;
                for (long ms = 0; ms < SECONDS * 1_000; ms += 250) {
                    mid *= 1 + random.nextGaussian() * 1e-4;
                    log.add(
                            BookUpdate.of(
                                    Books.of(venue, market)
                                            .bid(mid - 0.01, 1 + random.nextDouble())
                                            .ask(mid + 0.01, 1 + random.nextDouble())
                                            .at(ms)
                                            .delivery(1, ms)
                                            .build()));
                }
            }
        }
        return log;
    }

    private static List<Trade> trades() {
        Random random = new Random(1);
        List<Trade> log = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            Trades trade =
                    Trades.of(VENUES[i % VENUES.length], MARKETS[random.nextInt(MARKETS.length)])
                            .id(Integer.toString(i))
                            .quantity(1 + random.nextInt(9)) // whole, so that sums are exact
                            .at(random.nextInt(SECONDS * 1_000));
            log.add((random.nextBoolean() ? trade.buy() : trade.sell()).build());
        }
        return log;
    }
}
