package dev.arbflow.jobs.arbitrage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.testing.KeyedHarness;
import dev.arbflow.market.Venue;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrderBooksFunctionTest extends DetectionTestBase {
    private KeyedHarness<LegUpdate, LegUpdate> harness;

    @BeforeEach
    void open() throws Exception {
        harness = KeyedHarness.open(new OrderBooksFunction(), OrderBooksFunctionTest::market);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    private static String market(LegUpdate update) {
        return update.listing().market().code();
    }

    private void arrive(LegUpdate... updates) throws Exception {
        for (LegUpdate update : updates) {
            harness.processElement(update, update.receiveUs() / 1_000);
        }
    }

    @Test
    void releasesInTheOrderOfReceiptWhateverTheOrderOfArrival() throws Exception {
        LegUpdate first = kraken(10, "100", "101");
        LegUpdate second = bitstamp(11, "100", "101");
        LegUpdate third = kraken(12, "100", "101");

        arrive(third, second, first);
        assertThat(harness.extractOutputValues()).isEmpty();
        harness.processWatermark(12);

        assertThat(harness.extractOutputValues()).containsExactly(first, second, third);
    }

    @Test
    void ordersOneMomentByVenueAndPutsABookBeforeTheProofThatItLives() throws Exception {
        LegUpdate book = kraken(10, "100", "101");
        LegUpdate proof = alive(Venue.KRAKEN, 10);
        LegUpdate other = bitstamp(10, "100", "101");

        arrive(proof, book, other);
        harness.processWatermark(10);

        assertThat(harness.extractOutputValues()).containsExactly(other, book, proof);
    }

    @Test
    void countsAndLeavesOutAProofThatComesBehindTheWatermark() throws Exception {
        harness.processWatermark(10);
        arrive(alive(Venue.KRAKEN, 10));
        harness.processWatermark(20);

        assertThat(harness.extractOutputValues()).isEmpty();
        assertThat(harness.count("bookUpdatesLate")).isEqualTo(1);
    }

    /** Left out, the book before it would stand, and be proven by what is said later. */
    @Test
    void aBookThatComesBehindTheWatermarkIsReleasedAsLateHere() throws Exception {
        harness.processWatermark(10);
        LegUpdate late = kraken(4, "100", "101");
        LegUpdate inTime = alive(Venue.KRAKEN, 12);
        arrive(inTime, late);
        harness.processWatermark(20);

        assertThat(harness.extractOutputValues())
                .containsExactly(late.heldUntil(11_000), inTime)
                .first()
                .satisfies(
                        update -> {
                            assertThat(update.receiveUs()).isEqualTo(11_000);
                            assertThat(update.lateHereUs()).isEqualTo(7_000);
                            assertThat(update.asOfUs()).isEqualTo(late.asOfUs());
                        });
        assertThat(harness.count("bookUpdatesLate")).isEqualTo(1);
    }

    @Test
    void stillHoldsWhatWaitsAfterARestore() throws Exception {
        arrive(kraken(12, "100", "101"), kraken(10, "100", "101"));
        harness.processWatermark(10);
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);

        try (KeyedHarness<LegUpdate, LegUpdate> restored =
                KeyedHarness.restore(
                        new OrderBooksFunction(), OrderBooksFunctionTest::market, snapshot)) {
            restored.processWatermark(12);
            assertThat(restored.extractOutputValues()).containsExactly(kraken(12, "100", "101"));
        }
    }

    @Test
    void aSnapshotDoesNotGrowWithWhatComesForTheSameMomentLater() throws Exception {
        arrive(kraken(12, "100", "101"), alive(Venue.KRAKEN, 12));
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        arrive(bitstamp(12, "100", "101"));
        harness.processWatermark(12);

        assertThat(harness.extractOutputValues()).hasSize(3);
        try (KeyedHarness<LegUpdate, LegUpdate> restored =
                KeyedHarness.restore(
                        new OrderBooksFunction(), OrderBooksFunctionTest::market, snapshot)) {
            restored.processElement(bitstamp(12, "100", "102"), 12);
            restored.processWatermark(12);
            assertThat(restored.extractOutputValues())
                    .containsExactly(
                            bitstamp(12, "100", "102"),
                            kraken(12, "100", "101"),
                            alive(Venue.KRAKEN, 12));
        }
    }

    @Test
    void keepsNothingOfWhatItReleased() throws Exception {
        arrive(kraken(10, "100", "101"), bitstamp(10, "100", "101"));
        harness.processWatermark(10);

        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
    }
}
