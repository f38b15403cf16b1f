package dev.arbflow.jobs.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.arbflow.jobs.config.Prices;
import dev.arbflow.jobs.state.WindowTime;
import dev.arbflow.jobs.testing.KeyedHarness;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Market;
import dev.arbflow.market.Venue;
import dev.arbflow.market.trade.IndicativeSpread;
import dev.arbflow.market.trade.PriceWindow;
import java.time.Duration;
import java.util.Comparator;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IndicativeFunctionTest {
    private static final Prices SETTINGS =
            new Prices(
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(5),
                    Duration.ZERO);

    private KeyedHarness<PriceWindow, IndicativeSpread> harness;

    @BeforeEach
    void open() throws Exception {
        harness = KeyedHarness.open(new IndicativeFunction(SETTINGS), IndicativeFunction::keyOf);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void comparesTheLastSaleOfOneVenueWithTheLastPurchaseOfTheOther() throws Exception {
        deliver(window(Venue.KRAKEN, "BTC/USD", 10, 100, 99));
        deliver(window(Venue.BITSTAMP, "BTC/USD", 10, 102, 101));
        harness.processWatermark(9_999);

        assertThat(harness.extractOutputValues())
                .extracting(spread -> spread.route().code())
                .containsExactly("BTC/USD|BITSTAMP>KRAKEN", "BTC/USD|KRAKEN>BITSTAMP");
        IndicativeSpread fromKraken = harness.extractOutputValues().get(1);
        assertThat(fromKraken.differenceBps()).isCloseTo(100, within(1e-9));
        assertThat(fromKraken.startUs()).isEqualTo(7_000_000);
        assertThat(fromKraken.endUs()).isEqualTo(10_000_000);
    }

    @Test
    void comparesEveryOrderedPairOfVenues() throws Exception {
        deliver(window(Venue.KRAKEN, "BTC/USD", 10, 100, 99));
        deliver(window(Venue.BITSTAMP, "BTC/USD", 10, 102, 101));
        deliver(window(Venue.GEMINI, "BTC/USD", 10, 102, 101));
        harness.processWatermark(9_999);

        assertThat(harness.extractOutputValues()).hasSize(6).doesNotHaveDuplicates();
    }

    @Test
    void saysNothingWithoutBothPrices() throws Exception {
        deliver(window(Venue.KRAKEN, "BTC/USD", 10, 100, Double.NaN));
        deliver(window(Venue.BITSTAMP, "BTC/USD", 10, Double.NaN, 101));
        harness.processWatermark(9_999);

        assertThat(harness.extractOutputValues())
                .extracting(spread -> spread.route().code())
                .containsExactly("BTC/USD|KRAKEN>BITSTAMP");
    }

    @Test
    void neverComparesTwoWindowsOrTwoMarkets() throws Exception {
        deliver(window(Venue.KRAKEN, "BTC/USD", 10, 100, 99));
        deliver(window(Venue.BITSTAMP, "BTC/USD", 11, 102, 101));
        deliver(window(Venue.BITSTAMP, "ETH/USD", 10, 102, 101));
        harness.processWatermark(20_000);

        assertThat(harness.extractOutputValues()).isEmpty();
    }

    @Test
    void waitsForTheOtherVenueOverARestore() throws Exception {
        deliver(window(Venue.KRAKEN, "BTC/USD", 10, 100, 99));
        OperatorSubtaskState snapshot = harness.snapshot(1, 0);

        try (var restored =
                KeyedHarness.restore(
                        new IndicativeFunction(SETTINGS), IndicativeFunction::keyOf, snapshot)) {
            restored.processElement(window(Venue.BITSTAMP, "BTC/USD", 10, 102, 101), 9_999);
            restored.processWatermark(9_999);
            assertThat(restored.extractOutputValues()).hasSize(2);
        }
    }

    @Test
    void comparesAgainWhenAWindowIsCorrected() throws Exception {
        deliver(window(Venue.KRAKEN, "BTC/USD", 10, 100, Double.NaN));
        deliver(window(Venue.BITSTAMP, "BTC/USD", 10, Double.NaN, 101));
        harness.processWatermark(9_999);
        deliver(window(Venue.BITSTAMP, "BTC/USD", 10, Double.NaN, 102));
        harness.processWatermark(10_000);

        assertThat(harness.extractOutputValues())
                .extracting(IndicativeSpread::differenceBps)
                .usingElementComparator(Comparator.comparingLong(Math::round))
                .containsExactly(100.0, 200.0);
    }

    @Test
    void keepsNothingOfAWindowThatCannotBeCorrectedAnyMore() throws Exception {
        deliver(window(Venue.KRAKEN, "BTC/USD", 10, 100, 99));
        harness.processWatermark(14_998);
        assertThat(harness.numKeyedStateEntries()).isEqualTo(1);

        harness.processWatermark(14_999);
        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    private static PriceWindow window(
            Venue venue, String market, long endSeconds, double lastBuy, double lastSell) {
        long endUs = endSeconds * 1_000_000;
        return new PriceWindow(
                Feed.COINAPI,
                venue,
                Market.parse(market),
                endUs - 3_000_000,
                endUs,
                lastBuy,
                lastSell,
                lastBuy,
                lastSell,
                2,
                false);
    }

    private void deliver(PriceWindow window) throws Exception {
        harness.processElement(window, WindowTime.lastMs(window.endUs()));
    }
}
