package dev.arbflow.jobs.pattern.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.testing.KeyedHarness;
import dev.arbflow.market.Listing;
import dev.arbflow.market.behaviour.FeatureWindow;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MarketWindowsFunctionTest extends FeatureTestBase {
    private KeyedHarness<ListingStep, FeatureWindow> harness;

    @BeforeEach
    void open() throws Exception {
        harness =
                KeyedHarness.open(
                        new MarketWindowsFunction(SETTINGS), MarketWindowsFunctionTest::key);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void describesEveryListingWheneverASlideEnds() throws Exception {
        play(KRAKEN, 1, 20);
        play(BITSTAMP, 1, 20);
        harness.processWatermark(19_999);

        assertThat(harness.extractOutputValues())
                .extracting(FeatureWindow::id)
                .containsExactly(
                        "BITSTAMP|BTC/USD@4000000",
                        "KRAKEN|BTC/USD@4000000",
                        "BITSTAMP|BTC/USD@8000000",
                        "KRAKEN|BTC/USD@8000000",
                        "BITSTAMP|BTC/USD@12000000",
                        "KRAKEN|BTC/USD@12000000",
                        "BITSTAMP|BTC/USD@16000000",
                        "KRAKEN|BTC/USD@16000000",
                        "BITSTAMP|BTC/USD@20000000",
                        "KRAKEN|BTC/USD@20000000");
        assertThat(harness.extractOutputValues())
                .filteredOn(FeatureWindow::isComplete)
                .extracting(FeatureWindow::endUs)
                .containsExactly(16_000_000L, 16_000_000L, 20_000_000L, 20_000_000L);
        assertThat(harness.count("patternWindows")).isEqualTo(10);
        assertThat(harness.count("patternWindowsIncomplete")).isEqualTo(6);
    }

    @Test
    void remembersTheStepsOfAWindowThroughARestore() throws Exception {
        play(KRAKEN, 1, 12);
        harness.processWatermark(11_999);
        OperatorSubtaskState snapshot = harness.snapshot(1, 0);

        try (var restored =
                KeyedHarness.restore(
                        new MarketWindowsFunction(SETTINGS),
                        MarketWindowsFunctionTest::key,
                        snapshot)) {
            for (long second = 13; second <= 16; second++) {
                restored.processElement(step(KRAKEN, second, 100.0 + second), second * 1_000 - 1);
            }
            restored.processWatermark(15_999);

            assertThat(restored.extractOutputValues())
                    .singleElement()
                    .matches(FeatureWindow::isComplete)
                    .matches(window -> window.lastMid() == 116);
        }
    }

    @Test
    void keepsNothingOfAMarketThatFellSilent() throws Exception {
        play(KRAKEN, 1, 4);
        harness.processWatermark(60_000);

        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    @Test
    void doesNotDescribeAWindowThatTheEndOfTimeCutsOff() throws Exception {
        play(KRAKEN, 1, 6);
        harness.processWatermark(Long.MAX_VALUE);

        assertThat(harness.extractOutputValues())
                .extracting(FeatureWindow::endUs)
                .containsExactly(4_000_000L);
    }

    private void play(Listing listing, long fromSecond, long toSecond) throws Exception {
        for (long second = fromSecond; second <= toSecond; second++) {
            harness.processElement(step(listing, second, 100.0 + second), second * 1_000 - 1);
        }
    }

    private static String key(ListingStep step) {
        return step.listing().market().code();
    }
}
