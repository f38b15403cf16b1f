package dev.arbflow.jobs.arbitrage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.arbflow.jobs.testing.KeyedHarness;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.Refusal;
import dev.arbflow.market.arbitrage.RefusalReason;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.Quote;
import dev.arbflow.market.testing.Books;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

/** Quotes, refusals and the gate of rules. */
class SmallOperatorsTest extends DetectionTestBase {

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
