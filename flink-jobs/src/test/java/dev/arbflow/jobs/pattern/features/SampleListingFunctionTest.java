package dev.arbflow.jobs.pattern.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.testing.Books;
import dev.arbflow.market.testing.Trades;
import dev.arbflow.market.trade.Trade;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SampleListingFunctionTest extends FeatureTestBase {
    private KeyedTwoInputStreamOperatorTestHarness<String, LegPoint, Trade, ListingStep> harness;

    @BeforeEach
    void open() throws Exception {
        harness = newHarness();
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void samplesTheNewestBookOfEachStepInWhateverOrderTheyCome() throws Exception {
        tell(touch(900, 99, 101));
        tell(touch(200, 9, 11));
        tell(touch(1_100, 199, 201));
        time(1_999);

        assertThat(steps())
                .extracting(ListingStep::endUs, ListingStep::mid, ListingStep::ageUs)
                .containsExactly(
                        tuple(1_000_000L, 100.0, 100_000L), tuple(2_000_000L, 200.0, 900_000L));
    }

    @Test
    void samplesAQuietBookAgainWhileItsConnectionLives() throws Exception {
        tell(touch(100, 99, 101));
        for (long ms = 1_000; ms < 8_000; ms += 1_000) {
            tell(alive(ms));
        }
        time(7_999);

        assertThat(steps()).hasSize(8).allMatch(step -> step.mid() == 100 && !step.faulted());
        assertThat(steps().get(7).ageUs()).isEqualTo(7_900_000);
    }

    @Test
    void doesNotBelieveABookOfWhichNothingHasBeenHeardForThreeSeconds() throws Exception {
        tell(touch(0, 99, 101));
        time(3_999);

        assertThat(steps())
                .extracting(ListingStep::mid)
                .containsExactly(100.0, 100.0, 100.0, Double.NaN);
    }

    @Test
    void forgetsAListingThatHasBeenSilentForAWindow() throws Exception {
        tell(touch(0, 99, 101));
        time(60_000);

        assertThat(steps()).hasSize(16);
        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    @Test
    void marksEveryStepThatAnUnusableBookTouched() throws Exception {
        tell(touch(100, 99, 101));
        tell(fault(1_200));
        tell(touch(1_900, 99, 101));
        tell(alive(2_500));
        time(2_999);

        assertThat(steps())
                .extracting(ListingStep::faulted, ListingStep::mid)
                .containsExactly(tuple(false, 100.0), tuple(true, 100.0), tuple(false, 100.0));
    }

    @Test
    void staysFaultedUntilThereIsAUsableBookAgain() throws Exception {
        tell(fault(100));
        tell(alive(1_500));
        time(1_999);

        assertThat(steps())
                .extracting(ListingStep::faulted, ListingStep::mid)
                .containsExactly(tuple(true, Double.NaN), tuple(true, Double.NaN));
    }

    @Test
    void addsTheTradesOfAStep() throws Exception {
        tell(touch(100, 99, 101));
        tell(Trades.kraken("BTC/USD").buy().quantity(2).at(300).build());
        tell(Trades.kraken("BTC/USD").sell().quantity(3).at(400).build());
        tell(Trades.kraken("BTC/USD").sell().quantity(4).at(500).build());
        time(999);

        assertThat(steps())
                .extracting(ListingStep::bought, ListingStep::sold, ListingStep::trades)
                .containsExactly(tuple(2.0, 7.0, 3L));
    }

    @Test
    void marksEveryStepThatAGapOfTradesReachesInto() throws Exception {
        tell(touch(100, 99, 101));
        tell(alive(3_500));
        tell(Trades.kraken("BTC/USD").at(3_200).afterGap(1_500).build());
        time(4_999);

        assertThat(steps())
                .extracting(ListingStep::missingTrades)
                .containsExactly(false, true, true, true, false);
    }

    @Test
    void aGapSinceNobodyKnowsWhenLeavesNothingBehind() throws Exception {
        tell(Trades.kraken("BTC/USD").at(90_300).afterGap(90_300).build());
        tell(touch(90_400, 99, 101));
        time(90_999);

        assertThat(steps()).extracting(ListingStep::missingTrades).containsExactly(true);
        time(200_000);
        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    @Test
    void saysNothingOfTradesWithoutABook() throws Exception {
        tell(Trades.kraken("BTC/USD").at(300).build());
        time(5_000);

        assertThat(steps()).isEmpty();
        assertThat(harness.numKeyedStateEntries()).isZero();
    }

    @Test
    void leavesOutWhatComesAfterItsStepWasTold() throws Exception {
        tell(touch(100, 99, 101));
        time(999);
        tell(touch(900, 9, 11));
        tell(Trades.kraken("BTC/USD").at(900).build());
        time(1_999);

        assertThat(steps()).extracting(ListingStep::mid).containsExactly(100.0, 100.0);
        assertThat(steps()).allMatch(step -> step.trades() == 0);
    }

    @Test
    void goesOnAfterARestoreWhereItStopped() throws Exception {
        tell(touch(100, 99, 101));
        time(999);
        tell(touch(1_100, 199, 201));
        tell(Trades.kraken("BTC/USD").at(1_200).build());
        OperatorSubtaskState snapshot = harness.snapshot(1, 0);

        try (var restored = newHarness()) {
            restored.initializeState(snapshot);
            restored.open();
            restored.processBothWatermarks(new Watermark(2_999));
            assertThat(restored.extractOutputValues())
                    .extracting(ListingStep::endUs, ListingStep::mid, ListingStep::trades)
                    .containsExactly(tuple(2_000_000L, 200.0, 1L), tuple(3_000_000L, 200.0, 0L));
        }
    }

    @Test
    void endsAtTheLastStepInWhichAnythingHappened() throws Exception {
        tell(touch(100, 99, 101));
        tell(touch(3_100, 199, 201));
        harness.processBothWatermarks(Watermark.MAX_WATERMARK);

        assertThat(steps()).extracting(ListingStep::endUs).last().isEqualTo(4_000_000L);
        assertThat(steps()).hasSize(4);
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    private static LegPoint fault(long ms) {
        return new LegPoint(
                KRAKEN,
                ms * 1_000,
                ms * 1_000,
                Touch.of(
                        Books.kraken("BTC/USD")
                                .invalid(BookValidity.GAP)
                                .at(ms)
                                .delivery(1, ms)
                                .build()));
    }

    private static KeyedTwoInputStreamOperatorTestHarness<String, LegPoint, Trade, ListingStep>
            newHarness() throws Exception {
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new KeyedCoProcessOperator<>(new SampleListingFunction(SETTINGS, BELIEVED)),
                point -> point.listing().code(),
                trade -> trade.listing().code(),
                Types.STRING);
    }

    private void tell(LegPoint point) throws Exception {
        harness.processElement1(point, point.receiveUs() / 1_000);
    }

    private void tell(Trade trade) throws Exception {
        harness.processElement2(trade, trade.times().happenedUs() / 1_000);
    }

    private void time(long ms) throws Exception {
        harness.processBothWatermarks(new Watermark(ms));
    }

    private List<ListingStep> steps() {
        return harness.extractOutputValues();
    }
}
