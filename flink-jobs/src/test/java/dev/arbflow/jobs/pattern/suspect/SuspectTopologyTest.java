package dev.arbflow.jobs.pattern.suspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.arbflow.jobs.testing.Clusters;
import dev.arbflow.jobs.testing.EveryRecord;
import dev.arbflow.market.Side;
import dev.arbflow.market.Venue;
import dev.arbflow.market.behaviour.SuspectActivity;
import dev.arbflow.market.behaviour.SuspectActivity.Kind;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.trade.Trade;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Five minutes in which three venues do what is usual, and one of them does more. */
class SuspectTopologyTest {
    @RegisterExtension static final MiniClusterExtension CLUSTER = Clusters.of(4);

    private static final List<Venue> VENUES = List.of(Venue.BITFINEX, Venue.BITSTAMP, Venue.KRAKEN);
    private static final long START_MS = 300_000;
    private static final long END_MS = 380_000;

    private final List<BookUpdate> books = new ArrayList<>();
    private final List<Trade> trades = new ArrayList<>();
    private long lagMs;
    private boolean sourceOfEachVenue;

    @Test
    void eachShapeIsToldOnceUnderItsNameWhateverTheParallelism() throws Exception {
        asUsual(Venue.KRAKEN);
        playKraken();

        List<SuspectActivity> alone = run(1);

        assertThat(alone)
                .extracting(SuspectActivity::kind, SuspectActivity::side)
                .containsExactlyInAnyOrder(
                        tuple(Kind.QUOTE_FLICKER, Side.SELL),
                        tuple(Kind.LAYERING, Side.BUY),
                        tuple(Kind.WASH_PRINTS, null),
                        tuple(Kind.PUMP, Side.BUY));
        assertThat(alone)
                .allSatisfy(found -> assertThat(found.listing()).isEqualTo(Sketches.KRAKEN));
        assertThat(run(4)).isEqualTo(alone);
    }

    /** A venue that changes seldom has mids of its own all the same. */
    @Test
    void norDoesItMatterWhatArrivesFirstAndHowFarTheWatermarkLags() throws Exception {
        asUsual(Venue.KRAKEN);
        playKraken();
        books.removeIf(
                update ->
                        update.book().venue() == Venue.BITSTAMP
                                && update.receiveUs() / 1_000 % 3_000 >= 500);

        List<SuspectActivity> alone = run(1);
        lagMs = 20;
        sourceOfEachVenue = true;
        assertThat(run(2)).isEqualTo(alone);
        lagMs = 5_000;
        assertThat(run(2)).isEqualTo(alone);
        assertThat(alone).extracting(SuspectActivity::kind).contains(Kind.PUMP);
    }

    @Test
    void whatAllVenuesDoTogetherIsNothing() throws Exception {
        asUsual(VENUES.toArray(Venue[]::new));
        for (Venue venue : VENUES) {
            for (int i = 0; i < 30; i++) {
                long ms = START_MS + 100 + i * 500L;
                books.add(BookUpdate.of(Sketches.book(venue, ms, 101 + i * 0.2, 1, 1, 0)));
                trades.add(Sketches.trade(venue, ms, Side.BUY, 101 + i * 0.2, 3));
            }
        }

        assertThat(run(2)).isEmpty();
    }

    /** Trades of all venues until the end, books until then of those that are not played. */
    private void asUsual(Venue... played) {
        for (Venue venue : VENUES) {
            boolean ends = List.of(played).contains(venue);
            books.addAll(Sketches.usual(venue, 0, ends ? START_MS : END_MS));
            for (long ms = 500; ms < END_MS; ms += 1_000) {
                Side taker = ms / 1_000 % 2 == 0 ? Side.BUY : Side.SELL;
                double price = taker == Side.BUY ? Sketches.ASK : Sketches.BID;
                trades.add(Sketches.trade(venue, ms, taker, price, 1));
            }
        }
    }

    /** Flickers, layers, trades with itself and runs away, one after the other. */
    private void playKraken() {
        for (long ms = 0; ms < END_MS - START_MS; ms += 250) {
            double mid = 100.5 + Math.max(0, Math.min(ms - 50_000, 10_000)) * 0.0002;
            playBook(ms, mid);
            playTrades(ms, mid);
        }
    }

    private void playBook(long ms, double mid) {
        double usual = 1 + ms / 250 % 2 * 0.1;
        double ask = isWithin(ms, 0, 8_000) && ms % 1_000 == 0 ? 25 : usual;
        int largeBids = isWithin(ms, 20_000, 24_000) ? 4 : 0;
        books.add(
                BookUpdate.of(
                        Sketches.book(Venue.KRAKEN, START_MS + ms, mid, usual, ask, largeBids)));
    }

    private void playTrades(long ms, double mid) {
        if (isWithin(ms, 50_000, 60_000)) {
            trade(ms + 100, Side.BUY, mid + 0.5, 4);
        }
        if (isWithin(ms, 30_000, 36_000)) {
            trade(ms + 100, ms % 500 == 0 ? Side.BUY : Side.SELL, 100.5, 0.731);
        }
    }

    private static boolean isWithin(long ms, long from, long to) {
        return from <= ms && ms < to;
    }

    private void trade(long ms, Side taker, double price, double quantity) {
        trades.add(Sketches.trade(Venue.KRAKEN, START_MS + ms, taker, price, quantity));
    }

    private List<SuspectActivity> run(int parallelism) throws Exception {
        Configuration rules = new Configuration();
        rules.set(PipelineOptions.GENERIC_TYPES, false);
        rules.set(PipelineOptions.OBJECT_REUSE, true);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(rules);
        env.setParallelism(parallelism);
        List<SuspectActivity> found = new ArrayList<>();
        try (CloseableIterator<SuspectActivity> told =
                SuspectTopology.build(
                                streams(
                                        env,
                                        books,
                                        BookUpdate.class,
                                        update -> update.book().venue(),
                                        BookUpdate::receiveUs),
                                streams(
                                        env,
                                        trades,
                                        Trade.class,
                                        Trade::venue,
                                        trade -> trade.times().happenedUs()))
                        .executeAndCollect()) {
            told.forEachRemaining(found::add);
        }
        found.sort(Comparator.comparing(SuspectActivity::id));
        return found;
    }

    private interface Time<T> extends ToLongFunction<T>, Serializable {}

    /** One source, or one for each venue. */
    private <T> DataStream<T> streams(
            StreamExecutionEnvironment env,
            List<T> log,
            Class<T> type,
            Function<T, Venue> venue,
            Time<T> timeUs) {
        if (!sourceOfEachVenue) {
            return stream(env, log, type, "", timeUs);
        }
        DataStream<T> all = null;
        for (Venue each : VENUES) {
            List<T> own = log.stream().filter(it -> venue.apply(it) == each).toList();
            DataStream<T> stream = stream(env, own, type, each.name(), timeUs);
            all = all == null ? stream : all.union(stream);
        }
        return all;
    }

    private <T> DataStream<T> stream(
            StreamExecutionEnvironment env,
            List<T> log,
            Class<T> type,
            String name,
            Time<T> timeUs) {
        long lag = lagMs;
        List<T> sorted = log.stream().sorted(Comparator.comparingLong(timeUs)).toList();
        return env.fromData(sorted, TypeInformation.of(type))
                .setParallelism(1)
                .uid(type.getSimpleName() + name)
                .assignTimestampsAndWatermarks(
                        WatermarkStrategy.<T>forGenerator(context -> new EveryRecord<>(lag))
                                .withTimestampAssigner(
                                        (event, old) -> timeUs.applyAsLong(event) / 1_000))
                .setParallelism(1)
                .uid("time-of-" + type.getSimpleName() + name);
    }
}
