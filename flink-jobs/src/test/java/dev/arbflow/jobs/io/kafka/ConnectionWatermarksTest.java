package dev.arbflow.jobs.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Origin;
import dev.arbflow.market.Times;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.book.Progress;
import dev.arbflow.market.testing.Books;
import dev.arbflow.market.testing.Trades;
import dev.arbflow.market.trade.TradeUpdate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.junit.jupiter.api.Test;

class ConnectionWatermarksTest {
    private static final Duration QUIET = Duration.ofSeconds(2);
    private static final Duration EACH_MS = Duration.ofMillis(1);
    private static final Set<String> KRAKEN_ONLY = Set.of("KRAKEN-0");
    private static final TopicRecord<BookUpdate> DEAD_BOOK =
            TopicRecord.of(new DeadRecord("t", 0, 0, "why", null, null));

    private final List<Long> emitted = new ArrayList<>();
    private final WatermarkOutput output = new Collecting();

    @Test
    void booksMoveTimeByTheirReceiveTimeLessTheDisorderBound() {
        WatermarkStrategy<TopicRecord<BookUpdate>> strategy = books(Duration.ofMillis(20));
        WatermarkGenerator<TopicRecord<BookUpdate>> generator =
                strategy.createWatermarkGenerator(null);
        BookUpdate book =
                BookUpdate.of(Books.kraken("BTC/USD").times(new Times(5, 0, 1_000_999, 0)).build());

        generator.onEvent(TopicRecord.of(book), 0, output);

        assertThat(emitted).containsExactly(979L);
        assertThat(strategy.createTimestampAssigner(null).extractTimestamp(TopicRecord.of(book), 7))
                .isEqualTo(1_000);
    }

    @Test
    void aWatermarkNeverCoversTheMillisecondOfARecordThatMayFollow() {
        WatermarkGenerator<TopicRecord<BookUpdate>> generator =
                books(Duration.ZERO).createWatermarkGenerator(null);

        generator.onEvent(progress(2_000_000), 0, output);
        generator.onEvent(progress(2_000_999), 0, output);
        generator.onEvent(progress(2_001_000), 0, output);

        assertThat(emitted).containsExactly(1_999L, 2_000L);
    }

    @Test
    void timeStandsAtMultiplesOfItsStepUntilTheNextIsReached() {
        WatermarkGenerator<TopicRecord<BookUpdate>> generator =
                ConnectionWatermarks.ofBooks(
                                Duration.ZERO, QUIET, KRAKEN_ONLY, Duration.ofMillis(250))
                        .createWatermarkGenerator(null);

        generator.onEvent(progress(2_000_000), 0, output);
        generator.onEvent(progress(2_249_999), 0, output);
        generator.onEvent(progress(2_250_000), 0, output);
        generator.onEvent(progress(3_100_000), 0, output);

        assertThat(emitted)
                .as("what is due at a multiple is done as soon as time reaches it")
                .containsExactly(1_999L, 2_249L, 2_999L);
    }

    @Test
    void anUnreadableRecordDoesNotMoveTime() {
        WatermarkStrategy<TopicRecord<BookUpdate>> strategy = books(Duration.ZERO);
        WatermarkGenerator<TopicRecord<BookUpdate>> generator =
                strategy.createWatermarkGenerator(null);

        generator.onEvent(DEAD_BOOK, 9_000, output);
        generator.onPeriodicEmit(output);

        assertThat(emitted).isEmpty();
        assertThat(strategy.createTimestampAssigner(null).extractTimestamp(DEAD_BOOK, 7))
                .isEqualTo(7);
    }

    @Test
    void tradesMoveTimeByTheExchangesClock() {
        WatermarkStrategy<TopicRecord<TradeUpdate>> strategy =
                ConnectionWatermarks.ofTrades(Duration.ofMillis(100), QUIET, KRAKEN_ONLY, EACH_MS);
        WatermarkGenerator<TopicRecord<TradeUpdate>> generator =
                strategy.createWatermarkGenerator(null);
        TradeUpdate trade =
                TradeUpdate.of(
                        Trades.kraken("BTC/USD")
                                .times(new Times(5_000_000, -1_000_000, 6_000_000, 0))
                                .build());

        generator.onEvent(TopicRecord.of(trade), 0, output);
        generator.onEvent(
                TopicRecord.of(TradeUpdate.of(progressRecord(6_100_000, 5_500_000))), 0, output);

        assertThat(emitted).containsExactly(3_899L, 5_399L);
        assertThat(
                        strategy.createTimestampAssigner(null)
                                .extractTimestamp(TopicRecord.of(trade), 7))
                .isEqualTo(4_000);
    }

    @Test
    void rulesNeverHoldTimeUp() {
        WatermarkGenerator<String> generator = new AlwaysDone<>();

        generator.onPeriodicEmit(output);
        generator.onEvent("rule", 1, output);

        assertThat(emitted).containsOnly(Long.MAX_VALUE);
    }

    private static WatermarkStrategy<TopicRecord<BookUpdate>> books(Duration disorder) {
        return ConnectionWatermarks.ofBooks(disorder, QUIET, KRAKEN_ONLY, EACH_MS);
    }

    private static TopicRecord<BookUpdate> progress(long receiveUs) {
        return TopicRecord.of(BookUpdate.of(progressRecord(receiveUs, receiveUs)));
    }

    private static Progress progressRecord(long receiveUs, long asOfUs) {
        return Progress.ofAll(
                new Origin(Feed.KRAKEN, "KRAKEN-0", 1, 1), receiveUs, asOfUs, 0, new String[0]);
    }

    /** Keeps what a generator says. */
    private final class Collecting implements WatermarkOutput {
        @Override
        public void emitWatermark(Watermark watermark) {
            emitted.add(watermark.getTimestamp());
        }

        @Override
        public void markIdle() {
            throw new AssertionError("no generator says that it is idle");
        }

        @Override
        public void markActive() {
            throw new AssertionError("no generator says that it is active again");
        }
    }
}
