package dev.arbflow.jobs.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.arbflow.jobs.config.Prices;
import dev.arbflow.jobs.testing.KeyedHarness;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Market;
import dev.arbflow.market.PriceWindow;
import dev.arbflow.market.Trade;
import dev.arbflow.market.Venue;
import dev.arbflow.market.testing.Trades;
import java.time.Duration;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Windows of 3 s that end every second. */
class PriceWindowFunctionTest {
    private static final Prices SETTINGS = settings(3, 1);

    private KeyedHarness<Trade, PriceWindow> harness;

    @BeforeEach
    void open() throws Exception {
        harness =
                KeyedHarness.open(new PriceWindowFunction(SETTINGS), PriceWindowFunctionTest::key);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void reportsLowestPurchaseHighestSaleAndTheNewestOfBoth() throws Exception {
        deliver(at(100).buy().price(101));
        deliver(at(200).buy().price(100));
        deliver(at(300).buy().price(102));
        deliver(at(400).sell().price(98));
        deliver(at(500).sell().price(99));
        deliver(at(600).sell().price(97));
        harness.processWatermark(999);

        assertThat(harness.extractOutputValues())
                .containsExactly(
                        new PriceWindow(
                                Feed.KRAKEN,
                                Venue.KRAKEN,
                                Market.parse("BTC/USD"),
                                -2_000_000,
                                1_000_000,
                                100,
                                99,
                                102,
                                97,
                                6));
    }

    @Test
    void showsATradeInEveryWindowThatCoversItAndThenNoMore() throws Exception {
        deliver(at(10_500).price(100));
        deliver(at(11_500).price(90));
        harness.processWatermark(20_000);

        assertThat(harness.extractOutputValues())
                .extracting(PriceWindow::endUs, PriceWindow::minBuy, PriceWindow::trades)
                .containsExactly(
                        row(11_000_000, 100, 1),
                        row(12_000_000, 90, 2),
                        row(13_000_000, 90, 2),
                        row(14_000_000, 90, 1));
    }

    @Test
    void saysNothingOfASideOnWhichNobodyTraded() throws Exception {
        deliver(at(10_500).sell().price(100));
        harness.processWatermark(10_999);

        PriceWindow window = harness.extractOutputValues().get(0);
        assertThat(window.minBuy()).isNaN();
        assertThat(window.lastBuy()).isNaN();
        assertThat(window.maxSell()).isEqualTo(100);
    }

    @Test
    void waitsForTheLastMillisecondOfAWindow() throws Exception {
        deliver(at(10_500));
        harness.processWatermark(10_998);
        assertThat(harness.extractOutputValues()).isEmpty();

        deliver(Trades.kraken("BTC/USD").atUs(10_999_999));
        harness.processWatermark(10_999);
        assertThat(harness.extractOutputValues())
                .extracting(PriceWindow::trades)
                .containsExactly(2L);
    }

    @Test
    void takesTheNewestPriceByTimeAndNotByArrival() throws Exception {
        deliver(at(10_700).price(107));
        deliver(at(10_300).price(103));
        harness.processWatermark(10_999);

        assertThat(harness.extractOutputValues().get(0).lastBuy()).isEqualTo(107);
    }

    @Test
    void countsALateTradeAndChangesNothing() throws Exception {
        deliver(at(10_500).price(100));
        harness.processWatermark(10_999);
        deliver(at(10_600).price(1));
        harness.processWatermark(11_999);

        assertThat(harness.extractOutputValues())
                .extracting(PriceWindow::minBuy)
                .containsExactly(100.0, 100.0);
        assertThat(harness.count("tradesLate")).isEqualTo(1);
    }

    @Test
    void keepsATradeThatIsAheadForItsOwnWindows() throws Exception {
        deliver(at(30_500).price(30));
        deliver(at(10_500).price(10));
        harness.processWatermark(13_500);

        assertThat(harness.extractOutputValues())
                .extracting(PriceWindow::minBuy)
                .containsExactly(10.0, 10.0, 10.0);
        harness.processWatermark(30_999);
        assertThat(harness.extractOutputValues()).hasSize(4);
    }

    @Test
    void keepsEachTapeApart() throws Exception {
        deliver(at(10_500).price(100));
        deliver(at(10_500).price(50).feed(Feed.COINAPI));
        harness.processWatermark(10_999);

        assertThat(harness.extractOutputValues())
                .extracting(PriceWindow::feed, PriceWindow::minBuy)
                .containsExactlyInAnyOrder(tuple(Feed.KRAKEN, 100.0), tuple(Feed.COINAPI, 50.0));
    }

    @Test
    void continuesItsWindowsAfterRestore() throws Exception {
        deliver(at(10_500).price(100));
        harness.processWatermark(10_999);
        OperatorSubtaskState snapshot = harness.snapshot(1, 0);

        try (var restored =
                KeyedHarness.restore(
                        new PriceWindowFunction(SETTINGS),
                        PriceWindowFunctionTest::key,
                        snapshot)) {
            restored.processElement(at(11_500).price(90).build(), 11_500);
            restored.processWatermark(20_000);
            assertThat(restored.extractOutputValues())
                    .extracting(PriceWindow::endUs, PriceWindow::minBuy, PriceWindow::trades)
                    .containsExactly(
                            row(12_000_000, 90, 2), row(13_000_000, 90, 2), row(14_000_000, 90, 1));
        }
    }

    @Test
    void keepsNothingOfATapeThatFellSilent() throws Exception {
        deliver(at(10_500));
        harness.processWatermark(12_998);
        assertThat(harness.numKeyedStateEntries()).isEqualTo(1);

        harness.processWatermark(12_999);
        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    @Test
    void keepsNothingForeverWhenARestartChangesTheSlide() throws Exception {
        deliver(at(10_500));
        deliver(at(11_500));
        OperatorSubtaskState snapshot = harness.snapshot(1, 0);

        try (var restored =
                KeyedHarness.restore(
                        new PriceWindowFunction(settings(10, 5)),
                        PriceWindowFunctionTest::key,
                        snapshot)) {
            restored.processWatermark(60_000);
            assertThat(restored.numKeyedStateEntries()).isZero();
            assertThat(restored.numEventTimeTimers()).isZero();
        }
    }

    private static Prices settings(int windowSeconds, int slideSeconds) {
        return new Prices(
                Duration.ofSeconds(windowSeconds), Duration.ofSeconds(slideSeconds), Duration.ZERO);
    }

    private static String key(Trade trade) {
        return trade.tape().code();
    }

    private static Trades at(long ms) {
        return Trades.kraken("BTC/USD").at(ms);
    }

    private static Tuple row(long endUs, double minBuy, long trades) {
        return tuple(endUs, minBuy, trades);
    }

    private void deliver(Trades trade) throws Exception {
        Trade built = trade.build();
        harness.processElement(built, built.times().happenedUs() / 1_000);
    }
}
