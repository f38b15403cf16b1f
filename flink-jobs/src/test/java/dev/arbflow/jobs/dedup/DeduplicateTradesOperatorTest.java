package dev.arbflow.jobs.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.config.Dedup;
import dev.arbflow.jobs.testing.KeyedHarness;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Venue;
import dev.arbflow.market.testing.Trades;
import dev.arbflow.market.trade.Trade;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeduplicateTradesOperatorTest {
    private static final long ROTATION = 60_000;
    private static final Dedup SETTINGS = new Dedup(100, 0.01, Duration.ofMillis(ROTATION));

    private KeyedHarness<Trade, Trade> harness;

    @BeforeEach
    void open() throws Exception {
        harness = KeyedHarness.open(operator(SETTINGS), trade -> trade.tape().code());
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void passesATradeOnce() throws Exception {
        deliver(trade("42", 1_000));
        deliver(trade("42", 1_000));
        deliver(trade("43", 1_000));

        assertThat(passed()).containsExactly("42", "43");
    }

    @Test
    void passesOneOfEachPairThatAnAggregatorSends() throws Exception {
        for (int i = 0; i < 300; i++) {
            Trade trade =
                    Trades.of(Venue.GEMINI, "BTC/USD")
                            .feed(Feed.COINAPI)
                            .id(new UUID(0, i).toString())
                            .at(i)
                            .build();
            deliver(trade);
            deliver(trade);
        }

        assertThat(passed()).hasSize(300).doesNotHaveDuplicates();
        assertThat(harness.count("tradesIn")).isEqualTo(600);
        assertThat(harness.count("tradesDuplicate")).isEqualTo(300);
        assertThat(harness.count("tradesOut")).isEqualTo(300);
        assertThat(harness.count("tradesBeyondHorizon")).isZero();
    }

    @Test
    void doesNotConfuseTheIdsOfTwoTapes() throws Exception {
        deliver(Trades.kraken("BTC/USD").id("42").build());
        deliver(Trades.kraken("ETH/USD").id("42").build());
        deliver(Trades.bitstamp("BTC/USD").id("42").build());
        deliver(Trades.kraken("BTC/USD").feed(Feed.COINAPI).id("42").build());

        assertThat(passed()).hasSize(4);
    }

    @Test
    void countsWhatTheFilterTookForKnownAndTheIdsDidNot() throws Exception {
        try (var tiny =
                KeyedHarness.open(
                        operator(new Dedup(1, 0.5, Duration.ofMillis(ROTATION))),
                        (Trade trade) -> trade.tape().code())) {
            for (int i = 0; i < 100; i++) {
                tiny.processElement(trade(Integer.toString(i), 1_000), 1_000);
            }

            assertThat(tiny.extractOutputValues()).hasSize(100);
            // One hash into 64 bits: the sum of 1 - exp(-i / 64) over 100 ids is 49.
            assertThat(tiny.count("bloomFalsePositives")).isBetween(30L, 70L);
        }
    }

    @Test
    void stillKnowsATradeAfterRestore() throws Exception {
        deliver(trade("42", 1_000));
        OperatorSubtaskState snapshot = harness.checkpoint(1);
        deliver(trade("43", 1_000));

        try (var restored =
                KeyedHarness.restore(
                        operator(SETTINGS), (Trade trade) -> trade.tape().code(), snapshot)) {
            restored.processElement(trade("42", 1_000), 1_000);
            restored.processElement(trade("43", 1_000), 1_000);
            assertThat(restored.extractOutputValues())
                    .extracting(Trade::tradeId)
                    .containsExactly("43");
            restored.processWatermark(3 * ROTATION);
            assertThat(restored.numKeyedStateEntries()).isZero();
        }
    }

    @Test
    void goesOnAfterACheckpointAndChangesNothingOfIt() throws Exception {
        deliver(trade("42", 1_000));
        OperatorSubtaskState first = harness.checkpoint(1);
        deliver(trade("43", 1_000));
        deliver(trade("42", 1_000));
        OperatorSubtaskState second = harness.checkpoint(2);

        assertThat(passed()).containsExactly("42", "43");
        assertThat(passedOf(first, "42", "43")).containsExactly("43");
        assertThat(passedOf(second, "42", "43")).isEmpty();
    }

    @Test
    void tapesThatHaveNoRoomAtHandAreKnownAsWell() throws Exception {
        int tapes = 2 * FiltersAtHand.MOST;
        for (int round = 0; round < 3; round++) {
            for (int tape = 0; tape < tapes; tape++) {
                deliver(Trades.kraken("A" + tape + "/USD").id("42").at(1_000).build());
            }
        }

        assertThat(passed()).hasSize(tapes);
        assertThat(harness.count("tradesDuplicate")).isEqualTo(2L * tapes);
        assertThat(harness.numKeyedStateEntries()).isEqualTo(tapes);
        advanceTo(3 * ROTATION);
        assertThat(harness.numKeyedStateEntries()).isZero();
    }

    @Test
    void aRotationBringsNoMoreFiltersToHandThanThereIsRoomFor() throws Exception {
        DeduplicateTradesOperator operator = operator(SETTINGS);
        try (var many = KeyedHarness.open(operator, (Trade trade) -> trade.tape().code())) {
            for (int tape = 0; tape < 2 * FiltersAtHand.MOST; tape++) {
                many.processElement(
                        Trades.kraken("A" + tape + "/USD").id("42").at(1_000).build(), 1_000);
            }
            many.checkpoint(1);
            assertThat(operator.atHand().tapes()).isEmpty();

            many.processWatermark(ROTATION);

            assertThat(operator.atHand().tapes()).hasSize(FiltersAtHand.MOST);
            assertThat(many.numEventTimeTimers()).isEqualTo(2 * FiltersAtHand.MOST);
        }
    }

    private static List<String> passedOf(OperatorSubtaskState state, String... ids)
            throws Exception {
        try (var restored =
                KeyedHarness.restore(
                        operator(SETTINGS), (Trade trade) -> trade.tape().code(), state)) {
            for (String id : ids) {
                restored.processElement(trade(id, 1_000), 1_000);
            }
            return restored.extractOutputValues().stream().map(Trade::tradeId).toList();
        }
    }

    @Test
    void knowsATradeUntilOneRotationAfterItsDelivery() throws Exception {
        long lastOfItsRotation = 2 * ROTATION - 1;
        advanceTo(lastOfItsRotation - 1);
        deliver(trade("42", lastOfItsRotation));
        advanceTo(lastOfItsRotation + ROTATION);
        deliver(trade("42", lastOfItsRotation));

        assertThat(passed()).containsExactly("42");
        assertThat(harness.count("tradesDuplicate")).isEqualTo(1);
    }

    @Test
    void aLateTradeDoesNotEndTheRotationEarly() throws Exception {
        long now = 10 * ROTATION + ROTATION / 2;
        advanceTo(now);
        deliver(trade("late", now - ROTATION));
        advanceTo(now + ROTATION);
        deliver(trade("late", now - ROTATION));

        assertThat(passed()).containsExactly("late");
    }

    @Test
    void passesATradeBeyondTheHorizonAndCountsIt() throws Exception {
        deliver(trade("42", 1_000));
        advanceTo(10 * ROTATION);
        deliver(trade("42", 1_000));

        assertThat(passed()).containsExactly("42", "42");
        assertThat(harness.count("tradesBeyondHorizon")).isEqualTo(1);

        deliver(trade("42", 1_000));
        assertThat(passed()).hasSize(2);
    }

    @Test
    void keepsNothingOfATapeThatFellSilent() throws Exception {
        deliver(trade("42", 1_000));
        advanceTo(ROTATION);
        harness.checkpoint(1);
        assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
        assertThat(harness.numEventTimeTimers()).isEqualTo(1);

        advanceTo(2 * ROTATION);
        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    @Test
    void keepsNothingAfterADrain() throws Exception {
        deliver(trade("42", 1_000));
        advanceTo(Long.MAX_VALUE);

        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    @Test
    void needsOneTimerATapeHoweverManyTrades() throws Exception {
        for (int i = 0; i < 50; i++) {
            advanceTo(i * 5_000L);
            deliver(trade(Integer.toString(i), i * 5_000L));
        }

        assertThat(harness.numEventTimeTimers()).isEqualTo(1);
    }

    private static DeduplicateTradesOperator operator(Dedup settings) {
        return new DeduplicateTradesOperator(settings);
    }

    private static Trade trade(String id, long atMs) {
        return Trades.kraken("BTC/USD").id(id).at(atMs).build();
    }

    private void deliver(Trade trade) throws Exception {
        harness.processElement(trade, trade.times().happenedUs() / 1_000);
    }

    private void advanceTo(long watermarkMs) throws Exception {
        harness.processWatermark(watermarkMs);
    }

    private List<String> passed() {
        return harness.extractOutputValues().stream().map(Trade::tradeId).toList();
    }
}
