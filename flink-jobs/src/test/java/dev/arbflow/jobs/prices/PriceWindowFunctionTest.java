package dev.arbflow.jobs.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.arbflow.jobs.config.Prices;
import dev.arbflow.jobs.testing.KeyedHarness;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Market;
import dev.arbflow.market.Venue;
import dev.arbflow.market.testing.Trades;
import dev.arbflow.market.trade.PriceWindow;
import dev.arbflow.market.trade.Trade;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Windows of 3 s that end every second and can be corrected for 5 s. */
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
                                6,
                                false));
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
    void correctsEveryWindowOfATradeThatComesLate() throws Exception {
        deliver(at(10_500).price(100));
        harness.processWatermark(11_999);
        deliver(at(10_600).price(1));
        harness.processWatermark(12_999);

        assertThat(harness.extractOutputValues())
                .extracting(PriceWindow::endUs, PriceWindow::minBuy, PriceWindow::trades)
                .containsExactly(
                        row(11_000_000, 100, 1),
                        row(12_000_000, 100, 1),
                        row(11_000_000, 1, 2),
                        row(12_000_000, 1, 2),
                        row(13_000_000, 1, 2));
        assertThat(harness.count("tradesLate")).isZero();
    }

    @Test
    void marksEveryWindowThatAGapReachesInto() throws Exception {
        deliver(at(10_500));
        deliver(at(13_500).afterGap(1_800));
        harness.processWatermark(20_000);

        assertThat(harness.extractOutputValues())
                .extracting(PriceWindow::endUs, PriceWindow::missingTrades)
                .containsExactly(
                        tuple(11_000_000L, false),
                        tuple(12_000_000L, true),
                        tuple(13_000_000L, true),
                        tuple(14_000_000L, true),
                        tuple(15_000_000L, true),
                        tuple(16_000_000L, true));
    }

    @Test
    void correctsTheWindowsOfAGapThatIsNoticedLate() throws Exception {
        deliver(at(10_500));
        deliver(at(11_500));
        harness.processWatermark(12_999);
        deliver(at(13_200).afterGap(1_700));
        harness.processWatermark(13_999);

        assertThat(harness.extractOutputValues())
                .extracting(PriceWindow::endUs, PriceWindow::missingTrades)
                .containsExactly(
                        tuple(11_000_000L, false),
                        tuple(12_000_000L, false),
                        tuple(13_000_000L, false),
                        tuple(12_000_000L, true),
                        tuple(13_000_000L, true),
                        tuple(14_000_000L, true));
    }

    @Test
    void correctsTheWindowsInWhichAGapLongerThanAWindowBegan() throws Exception {
        deliver(at(10_500));
        harness.processWatermark(14_999);
        deliver(at(17_500).afterGap(7_000));
        harness.processWatermark(17_999);

        assertThat(harness.extractOutputValues())
                .extracting(PriceWindow::endUs, PriceWindow::missingTrades)
                .containsExactly(
                        tuple(11_000_000L, false),
                        tuple(12_000_000L, false),
                        tuple(13_000_000L, false),
                        tuple(11_000_000L, true),
                        tuple(12_000_000L, true),
                        tuple(13_000_000L, true),
                        tuple(18_000_000L, true));
    }

    @Test
    void aGapSinceNobodyKnowsWhenMarksNoMoreThanCanBeCorrected() throws Exception {
        deliver(at(90_500));
        deliver(at(100_500).afterGap(100_500));
        harness.processWatermark(200_000);

        assertThat(harness.extractOutputValues())
                .extracting(PriceWindow::missingTrades)
                .containsExactly(false, false, false, true, true, true);
        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    @Test
    void makesTheWindowsThatOnlyALateTradeHas() throws Exception {
        harness.processWatermark(14_999);
        deliver(at(10_500).price(100));
        harness.processWatermark(15_000);

        assertThat(harness.extractOutputValues())
                .extracting(PriceWindow::endUs)
                .containsExactly(11_000_000L, 12_000_000L, 13_000_000L);
    }

    @Test
    void countsATradeThatComesTooLateAndChangesNothing() throws Exception {
        deliver(at(10_500).price(100));
        harness.processWatermark(15_998);
        deliver(at(10_600).price(2));
        harness.processWatermark(15_999);
        deliver(at(10_700).price(1));
        harness.processWatermark(20_000);

        assertThat(lastMinimumByEnd())
                .isEqualTo(Map.of(11_000_000L, 2.0, 12_000_000L, 2.0, 13_000_000L, 2.0));
        assertThat(harness.count("tradesLate")).isEqualTo(1);
    }

    /** What a restart changes: how far others have brought event time when a trade comes. */
    @Property(tries = 200)
    void saysTheSameInTheEndHoweverFarEventTimeWasWhenATradeCame(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 9_999) Integer> happenedMs,
            @ForAll Random dice)
            throws Exception {
        Map<Long, PriceWindow> undisturbed = lastByEnd(happenedMs, () -> 0);
        Map<Long, PriceWindow> disturbed = lastByEnd(happenedMs, () -> dice.nextInt(5_000));

        assertThat(disturbed).isEqualTo(undisturbed);
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
        harness.processWatermark(17_998);
        assertThat(harness.numKeyedStateEntries()).isEqualTo(1);

        harness.processWatermark(17_999);
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
            assertThat(restored.extractOutputValues())
                    .extracting(PriceWindow::endUs)
                    .containsExactly(15_000_000L, 20_000_000L);
            assertThat(restored.numKeyedStateEntries()).isZero();
            assertThat(restored.numEventTimeTimers()).isZero();
        }
    }

    private static Prices settings(int windowSeconds, int slideSeconds) {
        return new Prices(
                Duration.ofSeconds(windowSeconds),
                Duration.ofSeconds(slideSeconds),
                Duration.ofSeconds(5),
                Duration.ZERO);
    }

    private Map<Long, Double> lastMinimumByEnd() {
        Map<Long, Double> last = new TreeMap<>();
        harness.extractOutputValues().forEach(window -> last.put(window.endUs(), window.minBuy()));
        return last;
    }

    /**
     * Delivers trades in this order, each when event time is at least this far ahead of the oldest.
     */
    private static Map<Long, PriceWindow> lastByEnd(List<Integer> happenedMs, IntSupplier aheadMs)
            throws Exception {
        Map<Long, PriceWindow> last = new TreeMap<>();
        try (var harness =
                KeyedHarness.open(
                        new PriceWindowFunction(SETTINGS), PriceWindowFunctionTest::key)) {
            int oldest = Collections.min(happenedMs);
            long watermark = 0;
            for (int ms : happenedMs) {
                watermark = Math.max(watermark, oldest + aheadMs.getAsInt());
                harness.processWatermark(watermark);
                harness.processElement(at(ms).price(100 + ms).build(), ms);
            }
            harness.processWatermark(60_000);
            harness.extractOutputValues().forEach(window -> last.put(window.endUs(), window));
        }
        return last;
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
