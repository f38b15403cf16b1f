package dev.arbflow.jobs.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.arbflow.jobs.config.AlertKind;
import dev.arbflow.jobs.config.IndicativeRule;
import dev.arbflow.jobs.config.Prices;
import dev.arbflow.jobs.state.WindowTime;
import dev.arbflow.jobs.testing.KeyedHarness;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.FeeSchedule;
import dev.arbflow.market.arbitrage.TakerFee;
import dev.arbflow.market.trade.PriceWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IndicativeAlertFunctionTest {
    /** A window of a minute that ends every ten seconds. */
    private static final Prices WINDOWS =
            new Prices(
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(60),
                    Duration.ZERO);

    private static final FeeSchedule FEES =
            new FeeSchedule(
                    "v1",
                    List.of(
                            fee(Venue.KRAKEN, "0.80%"),
                            fee(Venue.BITSTAMP, "0.40%"),
                            fee(Venue.BITFINEX, "0%")));

    private KeyedHarness<PriceWindow, Notice> harness;

    @BeforeEach
    void open() throws Exception {
        harness = harness(Set.of());
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void tellsTheHighestSaleOverTheLowestPurchaseAfterBothFees() throws Exception {
        hear(window(Venue.BITFINEX, 60, 100, 99), window(Venue.BITSTAMP, 60, 102, 101));
        until(60);

        assertThat(harness.extractOutputValues())
                .singleElement()
                .satisfies(
                        notice -> {
                            assertThat(notice.kind()).isEqualTo(AlertKind.INDICATIVE);
                            assertThat(notice.alert()).isNull();
                            IndicativeEdge edge = notice.indicative().best();
                            assertThat(edge.route()).hasToString("BTC/USD|BITFINEX>BITSTAMP");
                            assertThat(edge.grossBps()).isCloseTo(100, within(1e-9));
                            // 101 less 0.40 % over 100 without a fee
                            assertThat(edge.netBps()).isCloseTo(59.6, within(1e-9));
                            assertThat(edge.endUs() - edge.startUs()).isEqualTo(60_000_000);
                        });
        assertThat(harness.count("indicativeRaised")).isOne();
    }

    @Test
    void whatTheFeesTakeIsNotTold() throws Exception {
        hear(window(Venue.KRAKEN, 60, 100, 99), window(Venue.BITSTAMP, 60, 102, 101));
        until(200);

        assertThat(harness.extractOutputValues()).isEmpty();
    }

    @Test
    void tellsARouteOnceForAsLongAsItsTradesAreInAWindow() throws Exception {
        for (int end = 60; end <= 180; end += 10) {
            hear(window(Venue.BITFINEX, end, 100, 99), window(Venue.BITSTAMP, end, 102, 101));
            until(end);
        }

        assertThat(harness.extractOutputValues()).hasSize(1);
    }

    /** A flutter around the threshold is made of the same trades. */
    @Test
    void tellsItAgainOnlyWithTradesOfWhichNoneWasTold() throws Exception {
        wide(60);
        wide(110); // shares trades with the first one
        wide(170); // a window after the last

        assertThat(harness.extractOutputValues())
                .extracting(notice -> notice.indicative().untilUs())
                .containsExactly(60_000_000L, 170_000_000L);
    }

    @Test
    void whatBeginsTogetherIsOneMailAndTheLargestComesFirst() throws Exception {
        hear(
                window(Venue.BITFINEX, 60, 100, 99),
                window(Venue.BITSTAMP, 60, 100.1, 101),
                window(Venue.KRAKEN, 60, 103, 102));
        until(60);

        assertThat(harness.extractOutputValues())
                .singleElement()
                .satisfies(
                        notice ->
                                assertThat(notice.indicative().edges())
                                        .extracting(edge -> edge.route().code())
                                        .containsExactly(
                                                "BTC/USD|BITFINEX>KRAKEN",
                                                "BTC/USD|BITSTAMP>KRAKEN",
                                                "BTC/USD|BITFINEX>BITSTAMP"));
    }

    /** A market that runs away opens every route, one after the other. */
    @Test
    void whatBeginsSoonAfterAMailIsGatheredInOneThatLeavesAWindowLater() throws Exception {
        wide(60);
        hear(window(Venue.BITFINEX, 80, 100, 99), window(Venue.KRAKEN, 80, 103, 102));
        until(80);
        hear(window(Venue.BITSTAMP, 90, 100, 99), window(Venue.KRAKEN, 90, 103, 102));
        until(110);
        assertThat(harness.extractOutputValues()).hasSize(1);
        assertThat(harness.count("indicativeGathered")).isEqualTo(2);

        until(120);
        assertThat(harness.extractOutputValues()).hasSize(2);
        assertThat(harness.extractOutputValues().get(1).indicative())
                .satisfies(
                        later -> {
                            assertThat(later.untilUs()).isEqualTo(120_000_000);
                            assertThat(later.edges())
                                    .extracting(IndicativeEdge::endUs)
                                    .containsExactly(80_000_000L, 90_000_000L);
                        });
    }

    @Test
    void whereBothBooksAreReadDetectionSaysWhatCanBeHad() throws Exception {
        try (var both = harness(Set.of(listing(Venue.BITFINEX), listing(Venue.BITSTAMP)));
                var one = harness(Set.of(listing(Venue.BITFINEX)))) {
            for (var each : List.of(both, one)) {
                each.processElement(window(Venue.BITFINEX, 60, 100, 99), 59_999);
                each.processElement(window(Venue.BITSTAMP, 60, 102, 101), 59_999);
                each.processWatermark(59_999);
            }
            assertThat(both.extractOutputValues()).isEmpty();
            assertThat(both.count("indicativeWithBooks")).isOne();
            assertThat(one.extractOutputValues()).hasSize(1);
        }
    }

    @Test
    void whatCannotBeBelievedOrHasNoFeeIsCountedAndHidesNothing() throws Exception {
        hear(
                window(Venue.BITFINEX, 60, 100, 99),
                window(Venue.BITSTAMP, 60, 102, 150),
                window(Venue.GEMINI, 60, 103, 102));
        until(60);
        assertThat(harness.extractOutputValues()).isEmpty();
        assertThat(harness.count("indicativeUnbelievable")).isEqualTo(2);
        assertThat(harness.count("indicativeWithoutFee")).isOne();

        wide(70); // the print that nobody believes has left the window
        assertThat(harness.extractOutputValues()).hasSize(1);
    }

    /** Otherwise a job that starts behind would be silent about every edge that stands. */
    @Test
    void whatCannotLeaveInTimeIsCountedOnceAndToldAsSoonAsItCan() throws Exception {
        harness.setProcessingTime(3_600_000);
        for (int end = 60; end < 3_570; end += 10) {
            wide(end);
        }
        assertThat(harness.extractOutputValues()).isEmpty();
        assertThat(harness.count("indicativeTooLate")).isOne();

        for (int end = 3_570; end < 3_900; end += 10) {
            harness.setProcessingTime(Math.max(3_600, end) * 1_000L);
            wide(end);
        }
        assertThat(harness.extractOutputValues())
                .extracting(notice -> notice.indicative().untilUs())
                .containsExactly(3_570_000_000L);
        assertThat(harness.count("indicativeTooLate")).isOne();
    }

    @Test
    void whatWaitedForItsTurnAndCannotLeaveInTimeIsToldAsSoonAsItCan() throws Exception {
        wide(60);
        hear(window(Venue.BITFINEX, 80, 100, 99), window(Venue.KRAKEN, 80, 103, 102));
        until(80);
        harness.setProcessingTime(120_000 + 30_001);
        hear(window(Venue.BITFINEX, 120, 100, 99), window(Venue.KRAKEN, 120, 103, 102));
        until(120);
        assertThat(harness.extractOutputValues()).hasSize(1);
        assertThat(harness.count("indicativeTooLate")).isOne();

        hear(window(Venue.BITFINEX, 130, 100, 99), window(Venue.KRAKEN, 130, 103, 102));
        until(130);
        assertThat(harness.extractOutputValues()).hasSize(2);
        assertThat(harness.extractOutputValues().get(1).indicative().edges())
                .extracting(edge -> edge.route().code())
                .containsExactly("BTC/USD|BITFINEX>KRAKEN");

        hear(window(Venue.BITFINEX, 190, 100, 99), window(Venue.KRAKEN, 190, 103, 102));
        until(190);
        assertThat(harness.count("indicativeTooLate")).isOne();
    }

    @Test
    void aWindowThatIsCorrectedAfterItsTimeIsCountedOnly() throws Exception {
        until(60);
        hear(window(Venue.BITFINEX, 60, 100, 99), window(Venue.BITSTAMP, 60, 102, 101));
        until(200);

        assertThat(harness.extractOutputValues()).isEmpty();
        assertThat(harness.count("indicativeWindowsLate")).isEqualTo(2);
    }

    @Test
    void knowsAfterARestoreWhatItHasToldAndWhatWaits() throws Exception {
        wide(60);
        hear(window(Venue.BITFINEX, 80, 100, 99), window(Venue.KRAKEN, 80, 103, 102));
        until(80);
        OperatorSubtaskState snapshot = harness.snapshot(1, 80_000);

        try (var restored =
                KeyedHarness.restore(
                        new IndicativeAlertFunction(rule(Set.of())),
                        IndicativeAlertFunction::keyOf,
                        snapshot)) {
            restored.processElement(window(Venue.BITFINEX, 90, 100, 99), 89_999);
            restored.processElement(window(Venue.BITSTAMP, 90, 102, 101), 89_999);
            restored.processWatermark(119_999);
            assertThat(restored.extractOutputValues())
                    .singleElement()
                    .satisfies(
                            notice ->
                                    assertThat(notice.indicative().edges())
                                            .extracting(edge -> edge.route().code())
                                            .containsExactly("BTC/USD|BITFINEX>KRAKEN"));
        }
    }

    @Test
    void remembersNothingAWindowAfterTheLastTradesLayApart() throws Exception {
        wide(60);
        until(119);
        assertThat(harness.numKeyedStateEntries()).isPositive();

        until(120);
        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    private static KeyedHarness<PriceWindow, Notice> harness(Set<Listing> withBooks)
            throws Exception {
        return KeyedHarness.open(
                new IndicativeAlertFunction(rule(withBooks)), IndicativeAlertFunction::keyOf);
    }

    private static IndicativeRule rule(Set<Listing> withBooks) {
        return new IndicativeRule(WINDOWS, 2, 1_000, FEES, withBooks, Duration.ofSeconds(30));
    }

    private static FeeSchedule.Row fee(Venue venue, String fee) {
        return new FeeSchedule.Row(venue, "*", Instant.EPOCH, TakerFee.parse(fee), "a test");
    }

    private static Listing listing(Venue venue) {
        return new Listing(venue, Market.parse("BTC/USD"));
    }

    private void wide(int endSeconds) throws Exception {
        hear(
                window(Venue.BITFINEX, endSeconds, 100, 99),
                window(Venue.BITSTAMP, endSeconds, 102, 101));
        until(endSeconds);
    }

    private void hear(PriceWindow... windows) throws Exception {
        for (PriceWindow window : windows) {
            harness.processElement(window, WindowTime.lastMs(window.endUs()));
        }
    }

    private void until(int seconds) throws Exception {
        harness.processWatermark(seconds * 1_000L - 1);
    }

    private static PriceWindow window(
            Venue venue, int endSeconds, double lowestPurchase, double highestSale) {
        long endUs = endSeconds * 1_000_000L;
        return new PriceWindow(
                Feed.COINAPI,
                venue,
                Market.parse("BTC/USD"),
                endUs - 60_000_000,
                endUs,
                lowestPurchase,
                highestSale,
                lowestPurchase,
                highestSale,
                2,
                false);
    }
}
