package dev.arbflow.jobs.arbitrage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.arbflow.jobs.testing.KeyedHarness;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.Alert;
import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.arbitrage.Refusal;
import dev.arbflow.market.arbitrage.RefusalReason;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.Quote;
import dev.arbflow.market.testing.Books;
import dev.arbflow.market.testing.Episodes;
import java.time.Duration;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.Test;

/** Throttle, quotes, refusals and the gate of rules. */
class SmallOperatorsTest extends DetectionTestBase {

    @Test
    void holdsAlertsBackDuringTheCoolDownAndSaysHowMany() throws Exception {
        OperatorSubtaskState snapshot;
        try (var harness = KeyedHarness.open(throttle(), SmallOperatorsTest::route)) {
            harness.processElement(alert(1_000), 1_000);
            harness.processElement(alert(5_000), 5_000);
            assertThat(harness.extractOutputValues()).containsExactly(alert(1_000));
            assertThat(harness.count("alertsSuppressed")).isEqualTo(1);
            snapshot = harness.snapshot(1, 1);
        }
        try (var restored = KeyedHarness.restore(throttle(), SmallOperatorsTest::route, snapshot)) {
            restored.processElement(alert(10_999), 10_999);
            restored.processElement(alert(11_000), 11_000);
            assertThat(restored.extractOutputValues())
                    .containsExactly(
                            new Alert(
                                    Alert.Kind.OPENED,
                                    alert(11_000).episode(),
                                    2,
                                    7,
                                    1_500_000,
                                    0));
        }
    }

    @Test
    void saysHowLateAnAlertLeavesAndLeavesOutWhatNobodyCanActOn() throws Exception {
        try (var harness = KeyedHarness.open(throttle(), SmallOperatorsTest::route)) {
            harness.setProcessingTime(31_000);
            harness.processElement(alert(999), 1_000);
            assertThat(harness.extractOutputValues()).isEmpty();
            assertThat(harness.count("alertsTooLate")).isEqualTo(1);
            harness.processElement(alert(1_000), 1_000); // the other one began no cool-down
            assertThat(harness.extractOutputValues())
                    .containsExactly(alert(1_000).leaving(0, 30_000_000));
        }
    }

    @Test
    void tellsTheEndToWhoeverWasToldTheOpeningAndToNobodyElse() throws Exception {
        OperatorSubtaskState snapshot;
        try (var harness = KeyedHarness.open(throttle(), SmallOperatorsTest::route)) {
            harness.processElement(alert(1_000), 1_000);
            harness.processElement(alert(5_000), 5_000); // held back
            harness.processElement(ended(5_000), 6_000);
            snapshot = harness.snapshot(1, 1);
        }
        try (var restored = KeyedHarness.restore(throttle(), SmallOperatorsTest::route, snapshot)) {
            restored.setProcessingTime(9_000);
            restored.processElement(ended(1_000), 7_000);
            restored.processElement(ended(1_000), 7_000); // told again after a failure

            assertThat(restored.extractOutputValues())
                    .containsExactly(ended(1_000).leaving(0, 8_000_000));
        }
    }

    @Test
    void anEndThatIsHeardTooLateIsLeftOutToo() throws Exception {
        try (var harness = KeyedHarness.open(throttle(), SmallOperatorsTest::route)) {
            harness.processElement(alert(1_000), 1_000);
            harness.setProcessingTime(31_001);
            harness.processElement(ended(1_000), 1_000);

            assertThat(harness.extractOutputValues()).containsExactly(alert(1_000));
            assertThat(harness.count("alertsTooLate")).isEqualTo(1);
        }
    }

    @Test
    void forgetsACoolDownThatIsOver() throws Exception {
        try (var harness = KeyedHarness.open(throttle(), SmallOperatorsTest::route)) {
            harness.processElement(alert(1_000), 1_000);
            harness.processElement(ended(1_000), 2_000);
            harness.processWatermark(11_001);
            assertThat(harness.numKeyedStateEntries()).isZero();
            assertThat(harness.numEventTimeTimers()).isZero();
        }
    }

    @Test
    void tellsATouchOnlyWhenItChangesAndNumbersThoseOfOneMicrosecond() throws Exception {
        OperatorSubtaskState snapshot;
        try (var harness = KeyedHarness.open(new QuoteFunction(), book -> "KRAKEN")) {
            harness.processElement(quoted(1, "100"), 5);
            harness.processElement(quoted(1, "100.5"), 5); // delivered again
            harness.processElement(quoted(2, "100"), 5); // nothing new
            harness.processElement(quoted(3, "100.5"), 5);
            assertThat(harness.extractOutputValues())
                    .extracting(Quote::bid, Quote::ordinal)
                    .containsExactly(tuple(100.0, 0), tuple(100.5, 2));
            snapshot = harness.snapshot(1, 1);
        }
        try (var restored = KeyedHarness.restore(new QuoteFunction(), book -> "KRAKEN", snapshot)) {
            restored.processElement(quoted(3, "100.5"), 5);
            restored.processElement(quoted(4, "100.6"), 5);
            Books reconnected = Books.kraken("BTC/USD").at(5).delivery(2, 1);
            restored.processElement(
                    TouchUpdate.of(reconnected.invalid(BookValidity.GAP).build()), 5);
            assertThat(restored.extractOutputValues())
                    .extracting(Quote::bid, Quote::ordinal, Quote::validity)
                    .containsExactly(
                            tuple(100.6, 3, BookValidity.VALID),
                            tuple(Double.NaN, 4, BookValidity.GAP));
        }
    }

    @Test
    void aTouchThroughAnotherIngestIsNewWhateverItsEpoch() throws Exception {
        try (var harness = KeyedHarness.open(new QuoteFunction(), book -> "KRAKEN")) {
            TouchUpdate touch = quoted(1, "100.5");
            harness.processElement(quoted(7, "100"), 5);
            harness.processElement(
                    new TouchUpdate(touch.epoch(), touch.sequence(), touch.quote(), "b"), 5);

            assertThat(harness.extractOutputValues())
                    .extracting(Quote::bid)
                    .containsExactly(100.0, 100.5);
        }
    }

    @Test
    void addsUpRefusalsByTheirOwnMinute() throws Exception {
        OperatorSubtaskState snapshot;
        try (var harness = KeyedHarness.open(new RefusalsFunction(), RefusedMoment::key)) {
            harness.processElement(refused(59_999, false, 9, Double.NaN), 60_050);
            harness.processElement(refused(60_000, true, 7, 3), 60_050);
            snapshot = harness.snapshot(1, 1);
        }
        try (var restored =
                KeyedHarness.restore(new RefusalsFunction(), RefusedMoment::key, snapshot)) {
            restored.processElement(refused(30_000, false, 5, 1), 60_050);
            restored.processWatermark(119_999);
            assertThat(restored.extractOutputValues())
                    .containsExactly(refusal(0, 2, 0, 9, 1), refusal(60_000_000, 0, 1, 7, 3));
            assertThat(restored.numKeyedStateEntries()).isZero();
            assertThat(restored.numEventTimeTimers()).isZero();
        }
    }

    @Test
    void refusesARuleWrittenTooLateForItsTime() throws Exception {
        long noticeUs = RuleGateFunction.NOTICE.toNanos() / 1_000;
        DetectionRule inTime = new DetectionRule(1, 1_000_000 + noticeUs, 5, 2, 0, 0);
        DetectionRule late = new DetectionRule(2, 1_000_000 + noticeUs - 1, 5, 2, 0, 0);
        try (var harness =
                ProcessFunctionTestHarnesses.forProcessFunction(new RuleGateFunction())) {
            harness.processElement(inTime, 1_000);
            harness.processElement(late, 1_000);
            assertThat(harness.extractOutputValues()).containsExactly(inTime);
        }
    }

    private static AlertThrottleFunction throttle() {
        return new AlertThrottleFunction(Duration.ofSeconds(10), Duration.ofSeconds(30));
    }

    private static String route(Alert alert) {
        return alert.episode().route().code();
    }

    private static Alert alert(long detectedMs) {
        return alert(Alert.Kind.OPENED, detectedMs);
    }

    /** The end of an episode that was detected at a millisecond, at once. */
    private static Alert ended(long detectedMs) {
        return alert(Alert.Kind.CLOSED, detectedMs);
    }

    private static Alert alert(Alert.Kind kind, long detectedMs) {
        long us = detectedMs * 1_000;
        return new Alert(
                kind,
                Episodes.of(KRAKEN_TO_BITSTAMP, us).versions("test-fees", 0).build(),
                0,
                7,
                1_500_000,
                0);
    }

    private static TouchUpdate quoted(long sequence, String bid) {
        return TouchUpdate.of(book(Venue.KRAKEN, 5, bid, "101").delivery(1, sequence).build());
    }

    private static RefusedMoment refused(long ms, boolean candidate, double gross, double net) {
        return new RefusedMoment(
                KRAKEN_TO_BITSTAMP, RefusalReason.BELOW_FEES, ms * 1_000, candidate, gross, net);
    }

    private static Refusal refusal(
            long minuteUs, long samples, long candidates, double gross, double net) {
        return new Refusal(
                KRAKEN_TO_BITSTAMP,
                RefusalReason.BELOW_FEES,
                minuteUs,
                samples,
                candidates,
                gross,
                net);
    }
}
