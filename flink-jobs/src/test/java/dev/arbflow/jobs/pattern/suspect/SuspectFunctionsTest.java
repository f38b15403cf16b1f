package dev.arbflow.jobs.pattern.suspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.testing.KeyedHarness;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Side;
import dev.arbflow.market.Venue;
import dev.arbflow.market.behaviour.SuspectActivity;
import dev.arbflow.market.behaviour.SuspectActivity.Kind;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** Each operator forgets what is over, and goes on from a snapshot. */
class SuspectFunctionsTest {

    @Test
    void signalsOfABookGoOnFromASnapshot() throws Exception {
        try (var before = KeyedHarness.open(new BookSignalsFunction(), s -> s.listing().code())) {
            for (int i = 0; i < 60; i++) {
                offer(before, i * 250L, 1 + i % 2 * 0.1);
            }
            offer(before, 15_000, 30);
            assertThat(before.numKeyedStateEntries()).as("one for the listing").isEqualTo(1);
            assertThat(before.getSideOutput(BookSignalsFunction.MIDS)).hasSize(15);
            offer(before, 15_000, 30);
            OperatorSubtaskState snapshot = before.snapshot(1, 1);
            try (var after =
                    KeyedHarness.restore(
                            new BookSignalsFunction(), s -> s.listing().code(), snapshot)) {
                offer(after, 15_200, 1);

                assertThat(after.extractOutputValues())
                        .singleElement()
                        .satisfies(
                                signal ->
                                        assertThat(signal.kind())
                                                .isEqualTo(Signal.Kind.FLEETING_QUOTE));
            }
        }
    }

    @Test
    void aBookThatWasDeliveredBeforeSaysNothing() throws Exception {
        try (var harness = KeyedHarness.open(new BookSignalsFunction(), s -> s.listing().code())) {
            offer(harness, 1_000, 1);
            offer(harness, 500, 30);
            offer(harness, 2_000, 2);

            assertThat(harness.getSideOutput(BookSignalsFunction.MIDS)).hasSize(1);
            assertThat(harness.extractOutputValues()).isEmpty();
        }
    }

    @Test
    void aQuoteIsFleetingOnlyWhenNoTradeCanHaveHitIt() throws Exception {
        try (var harness = tape()) {
            harness.open();
            harness.processElement1(TapeWatchTest.fleeting(Side.BUY, 900, 1_100, 100, 20), 1_100);
            harness.processBothWatermarks(mark(1_599));
            assertThat(harness.extractOutputValues()).as("half a second is not over").isEmpty();
            OperatorSubtaskState snapshot = harness.snapshot(1, 1);

            harness.processBothWatermarks(mark(1_600));
            assertThat(harness.extractOutputValues()).hasSize(1);
            assertThat(harness.numEventTimeTimers()).isZero();
            assertThat(harness.numKeyedStateEntries()).as("nothing waits").isZero();
            try (var hit = tape()) {
                hit.initializeState(snapshot);
                hit.open();
                hit.processElement2(Sketches.print(1_600, Side.SELL, 100, 19), 1_600);
                hit.processBothWatermarks(mark(2_100));

                assertThat(hit.extractOutputValues())
                        .extracting(Signal::kind)
                        .containsExactly(Signal.Kind.TRADED);
            }
        }
    }

    @Test
    void tradesOfOneMillisecondAreTakenInTheirOrderWhoeverWasFaster() throws Exception {
        List<Print> trades =
                List.of(
                        Sketches.print(1_000, Side.BUY, 100, 0.7),
                        new Print(Sketches.KRAKEN, 1_000_000, 1_001, Side.SELL, 100, 0.7, 0));
        try (var one = tape();
                var other = tape()) {
            one.open();
            other.open();
            one.processElement2(trades.get(0), 1_000);
            one.processElement2(trades.get(1), 1_000);
            other.processElement2(trades.get(1), 1_000);
            other.processElement2(trades.get(0), 1_000);
            one.processBothWatermarks(mark(5_000));
            other.processBothWatermarks(mark(5_000));

            assertThat(other.extractOutputValues()).hasSize(3).isEqualTo(one.extractOutputValues());
        }
    }

    @Test
    void matchesThatFollowEachOtherAreToldOnceWhenTheyAreOver() throws Exception {
        try (var before = stretches()) {
            before.processElement(match(0, 5), 5_000);
            before.processElement(match(7, 12), 12_000);
            OperatorSubtaskState snapshot = before.snapshot(1, 1);
            try (var after =
                    KeyedHarness.restore(
                            new SuspectActivityFunction(), SuspectActivity::run, snapshot)) {
                after.processElement(match(13, 15), 15_000);
                after.processWatermark(25_499);
                assertThat(after.extractOutputValues()).isEmpty();
                after.processWatermark(25_500);

                assertThat(after.extractOutputValues())
                        .singleElement()
                        .satisfies(
                                told -> {
                                    assertThat(told.startUs()).isZero();
                                    assertThat(told.endUs()).isEqualTo(15_000_000);
                                    assertThat(told.signals()).isEqualTo(12);
                                });
                assertThat(after.numKeyedStateEntries()).isZero();
                assertThat(after.numEventTimeTimers()).isZero();
            }
        }
    }

    @Test
    void whatGoesOnForLongIsToldInPiecesOfAMinute() throws Exception {
        try (var harness = stretches()) {
            for (int s = 0; s < 200; s += 5) {
                harness.processElement(match(s, s + 4), s * 1_000L);
            }
            harness.processWatermark(Long.MAX_VALUE);

            assertThat(harness.extractOutputValues())
                    .hasSize(4)
                    .allSatisfy(
                            told ->
                                    assertThat(told.endUs() - told.startUs())
                                            .isLessThanOrEqualTo(
                                                    SuspectActivityFunction.MAX_LENGTH_US));
        }
    }

    @Test
    void aSecondIsJudgedHalfASecondAfterItsEndAndWhatComesThenIsCounted() throws Exception {
        try (var harness =
                KeyedHarness.open(new RunAwayFunction(), s -> s.listing().market().code())) {
            harness.processElement(new MidSample(Sketches.KRAKEN, 10, 100), 11_000);
            harness.processWatermark(11_500);
            harness.processElement(new MidSample(Sketches.KRAKEN, 9, 100), 11_600);

            assertThat(harness.count("midSamplesLate")).isEqualTo(1);
            assertThat(harness.numEventTimeTimers()).isZero();
            assertThat(harness.numKeyedStateEntries()).as("mids of one listing").isEqualTo(1);
            OperatorSubtaskState snapshot = harness.snapshot(1, 1);
            try (var after =
                    KeyedHarness.restore(
                            new RunAwayFunction(), s -> s.listing().market().code(), snapshot)) {
                Listing other = new Listing(Venue.BITSTAMP, Sketches.KRAKEN.market());
                after.processElement(new MidSample(other, 4_000, 100), 4_001_000);
                after.processWatermark(4_002_000);
                assertThat(after.numKeyedStateEntries()).as("an hour is over").isEqualTo(1);
            }
        }
    }

    @Test
    void aTradeThatComesTooLateIsCounted() throws Exception {
        List<Signal> out = new ArrayList<>();
        try (var harness = tape()) {
            harness.open();
            harness.processBothWatermarks(mark(2_000));
            harness.processElement2(Sketches.print(1_000, Side.BUY, 100, 1), 1_000);
            harness.processBothWatermarks(mark(Long.MAX_VALUE));
            out.addAll(harness.extractOutputValues());
        }

        assertThat(out).isEmpty();
    }

    private static void offer(KeyedHarness<BookSketch, Signal> harness, long ms, double bid)
            throws Exception {
        harness.processElement(
                BookSketch.of(Sketches.book(Venue.KRAKEN, ms, 100.5, bid, 1, 0)), ms);
    }

    private static KeyedHarness<SuspectActivity, SuspectActivity> stretches() throws Exception {
        return KeyedHarness.open(new SuspectActivityFunction(), SuspectActivity::run);
    }

    private static SuspectActivity match(long from, long to) {
        return new SuspectActivity(
                Sketches.KRAKEN,
                Kind.QUOTE_FLICKER,
                Side.BUY,
                from * 1_000_000,
                to * 1_000_000,
                4,
                12,
                80);
    }

    private static KeyedTwoInputStreamOperatorTestHarness<String, Signal, Print, Signal> tape()
            throws Exception {
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new KeyedCoProcessOperator<>(new TapeSignalsFunction()),
                signal -> signal.listing().code(),
                print -> print.listing().code(),
                Types.STRING);
    }

    private static org.apache.flink.streaming.api.watermark.Watermark mark(long ms) {
        return new org.apache.flink.streaming.api.watermark.Watermark(ms);
    }
}
