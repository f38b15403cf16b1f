package dev.arbflow.jobs.dedup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbflow.jobs.testing.KeyedHarness;
import dev.arbflow.market.testing.Trades;
import dev.arbflow.market.trade.Trade;
import java.time.Duration;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrdinalFunctionTest {
    private static final long HORIZON = 10_000;

    private KeyedHarness<Trade, StampedTrade> harness;

    @BeforeEach
    void open() throws Exception {
        harness = KeyedHarness.open(function(HORIZON), trade -> trade.listing().code());
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void numbersTheTradesOfAMicrosecondInTheirOrder() throws Exception {
        deliver(tradeAtUs(5_000_001));
        deliver(tradeAtUs(5_000_001));
        deliver(tradeAtUs(5_000_002));
        deliver(tradeAtUs(5_000_001));

        assertThat(ordinals()).containsExactly(0, 1, 0, 2);
        assertThat(harness.extractOutputValues())
                .extracting(StampedTrade::timestampNs)
                .doesNotHaveDuplicates();
    }

    @Test
    void numbersEachListingByItself() throws Exception {
        deliver(Trades.kraken("BTC/USD").build());
        deliver(Trades.kraken("ETH/USD").build());
        deliver(Trades.bitstamp("BTC/USD").build());

        assertThat(ordinals()).containsExactly(0, 0, 0);
    }

    @Test
    void findsRoomForAThousandTradesAndFailsWithTheNext() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            deliver(tradeAtUs(5_000_001));
        }

        assertThat(ordinals()).hasSize(1_000).doesNotHaveDuplicates().endsWith(999);
        assertThatThrownBy(() -> deliver(tradeAtUs(5_000_001)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "more than 1000 trades of KRAKEN|BTC/USD in microsecond 5000001:"
                                + " one point would overwrite another");
    }

    @Test
    void countsOnAfterRestore() throws Exception {
        deliver(tradeAtUs(5_000_001));
        OperatorSubtaskState snapshot = harness.snapshot(1, 0);
        deliver(tradeAtUs(5_000_001));

        try (var restored =
                KeyedHarness.restore(
                        function(HORIZON), (Trade trade) -> trade.listing().code(), snapshot)) {
            restored.processElement(tradeAtUs(5_000_001), 5_000);
            assertThat(restored.extractOutputValues())
                    .extracting(StampedTrade::ordinal)
                    .containsExactly(1); // as before the failure
        }
    }

    @Test
    void countsOnForALateTradeWithinTheHorizon() throws Exception {
        for (long first = 20_000; first < 40_000; first += 999) {
            harness.processWatermark(first);
            deliver(tradeAtUs(first * 1_000));
        }
        harness.processWatermark(40_000);
        deliver(tradeAtUs((20_000 + 20 * 999) * 1_000L));
        harness.processWatermark(20_000 + 15 * 999 + HORIZON);
        deliver(tradeAtUs((20_000 + 15 * 999) * 1_000L));

        assertThat(ordinals()).endsWith(1, 1);
        assertThat(harness.count("tradesTooLateToNumber")).isZero();
    }

    @Test
    void countsATradeBeyondTheHorizonAndDoesNotNumberIt() throws Exception {
        harness.processWatermark(20_000);
        deliver(tradeAtUs(20_000_000 - HORIZON * 1_000 - 1_000));

        assertThat(ordinals()).isEmpty();
        assertThat(harness.count("tradesTooLateToNumber")).isEqualTo(1);
        assertThat(harness.numKeyedStateEntries()).isZero();
    }

    @Test
    void keepsNothingOfAListingThatFellSilent() throws Exception {
        deliver(tradeAtUs(5_000_001));
        deliver(tradeAtUs(12_000_000));
        harness.processWatermark(2 * HORIZON);
        assertThat(harness.numKeyedStateEntries()).isEqualTo(1);

        harness.processWatermark(3 * HORIZON);
        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    @Test
    void forgetsWhatAShorterHorizonRememberedBeforeTheRestart() throws Exception {
        deliver(tradeAtUs(5_000_001));
        OperatorSubtaskState snapshot = harness.snapshot(1, 0);

        try (var restored =
                KeyedHarness.restore(
                        function(10 * HORIZON),
                        (Trade trade) -> trade.listing().code(),
                        snapshot)) {
            restored.processWatermark(2 * HORIZON);
            assertThat(restored.numKeyedStateEntries()).isEqualTo(1);
            restored.processWatermark(20 * HORIZON);
            assertThat(restored.numKeyedStateEntries()).isZero();
        }
    }

    private static OrdinalFunction function(long horizonMs) {
        return new OrdinalFunction(Duration.ofMillis(horizonMs));
    }

    private static Trade tradeAtUs(long us) {
        return Trades.kraken("BTC/USD").atUs(us).build();
    }

    private void deliver(Trade trade) throws Exception {
        harness.processElement(trade, trade.times().happenedUs() / 1_000);
    }

    private List<Integer> ordinals() {
        return harness.extractOutputValues().stream().map(StampedTrade::ordinal).toList();
    }
}
