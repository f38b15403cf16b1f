package dev.arbflow.jobs.pattern.leadlag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.arbflow.jobs.testing.KeyedHarness;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Times;
import dev.arbflow.market.Venue;
import dev.arbflow.market.behaviour.VenueLeadLag;
import dev.arbflow.market.behaviour.VenueLeadLag.Estimate;
import dev.arbflow.market.behaviour.VenueLeadLag.Verdict;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.testing.Books;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeadLagFunctionTest {
    private static final long END_MS = LeadLagFunction.PERIOD_US / 1_000;
    private static final Listing GEMINI = Listing.parse("GEMINI|BTC/USD");

    private KeyedHarness<MidChange, VenueLeadLag> harness;

    @BeforeEach
    void open() throws Exception {
        harness = KeyedHarness.open(new LeadLagFunction(), LeadLagFunction::keyOf);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void saysWhoLeadsWhenThePeriodIsOver() throws Exception {
        offer(LeadLagTapes.related(new Random(1), 2, 300, 0));
        harness.processWatermark(END_MS - 2);
        assertThat(harness.extractOutputValues()).isEmpty();
        harness.processWatermark(END_MS - 1);

        assertThat(harness.extractOutputValues())
                .singleElement()
                .satisfies(
                        found -> {
                            assertThat(found.id()).isEqualTo("BTC/USD|BITSTAMP~KRAKEN@60000000");
                            assertThat(found.startUs()).isZero();
                            assertThat(found.exchangeTime().verdict())
                                    .isEqualTo(Verdict.FIRST_LEADS);
                            assertThat(found.exchangeTime().lagMs()).isCloseTo(300, within(50.0));
                        });
        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    @Test
    void goesOnFromASnapshot() throws Exception {
        List<MidChange> changes = LeadLagTapes.related(new Random(1), 2, 300, 0);
        offer(changes);
        harness.processWatermark(END_MS - 1);
        try (var half = KeyedHarness.open(new LeadLagFunction(), LeadLagFunction::keyOf)) {
            offer(half, changes.subList(0, changes.size() / 2));
            OperatorSubtaskState snapshot = half.snapshot(1, 1);
            try (var rest =
                    KeyedHarness.restore(new LeadLagFunction(), LeadLagFunction::keyOf, snapshot)) {
                offer(rest, changes.subList(changes.size() / 2, changes.size()));
                rest.processWatermark(END_MS - 1);

                assertThat(rest.extractOutputValues()).isEqualTo(harness.extractOutputValues());
            }
        }
    }

    @Test
    void comparesEveryTwoVenuesOfEachPeriodOnce() throws Exception {
        List<MidChange> changes = LeadLagTapes.related(new Random(1), 2, 0, 0);
        changes.add(new MidChange(GEMINI, 5, 5, 100));
        changes.add(new MidChange(GEMINI, 1 + LeadLagFunction.PERIOD_US, 5, 100));
        offer(changes);
        harness.processWatermark(Long.MAX_VALUE);

        assertThat(harness.extractOutputValues())
                .extracting(VenueLeadLag::id)
                .containsExactly(
                        "BTC/USD|BITSTAMP~GEMINI@60000000",
                        "BTC/USD|BITSTAMP~KRAKEN@60000000",
                        "BTC/USD|GEMINI~KRAKEN@60000000");
        assertThat(harness.extractOutputValues().get(0).exchangeTime())
                .isEqualTo(Estimate.none(Verdict.TOO_FEW_MOVES));
    }

    @Test
    void whatComesTooLateIsCountedAndLeftOut() throws Exception {
        harness.processWatermark(END_MS - 1);
        offer(List.of(new MidChange(GEMINI, 5, 5, 100)));
        harness.processWatermark(Long.MAX_VALUE);

        assertThat(harness.count("midChangesLate")).isEqualTo(1);
        assertThat(harness.extractOutputValues()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aMarketBeyondTheBoundIsNotCompared(int more) throws Exception {
        offerChanges(LeadLagFunction.MAX_CHANGES + more);
        harness.processWatermark(END_MS - 1);

        assertThat(harness.count("midChangesTooMany")).isEqualTo(more);
        assertThat(harness.extractOutputValues())
                .singleElement()
                .satisfies(
                        found -> {
                            Estimate none = Estimate.none(Verdict.TOO_MANY_MOVES);
                            assertThat(found.receiveTime()).isEqualTo(none);
                            assertThat(found.exchangeTime()).isEqualTo(none);
                        });
        assertThat(harness.numKeyedStateEntries()).isZero();
    }

    @Test
    void aMarketAtTheBoundIsCompared() throws Exception {
        offerChanges(LeadLagFunction.MAX_CHANGES);
        harness.processWatermark(END_MS - 1);

        assertThat(harness.count("midChangesTooMany")).isZero();
        assertThat(harness.extractOutputValues())
                .singleElement()
                .satisfies(
                        found -> {
                            assertThat(found.receiveTime().p()).isBetween(0.0, 1.0);
                            assertThat(found.exchangeTime().p()).isBetween(0.0, 1.0);
                        });
    }

    /** By two venues in turn, evenly over the minute. */
    private void offerChanges(int many) throws Exception {
        for (int i = 0; i < many; i++) {
            Listing listing = i % 2 == 0 ? LeadLagTapes.BITSTAMP : LeadLagTapes.KRAKEN;
            long us = 1 + i * (LeadLagFunction.PERIOD_US / (many + 1));
            offer(List.of(new MidChange(listing, us, us, 100 + i % 3)));
        }
    }

    @Test
    void onlyChangesOfTheMidTravel() {
        MidChangesFunction function = new MidChangesFunction();
        List<MidChange> changes = new ArrayList<>();
        ListCollector<MidChange> out = new ListCollector<>(changes);

        function.flatMap(BookUpdate.of(book(1).bid(99, 1).ask(101, 1).build()), out);
        function.flatMap(BookUpdate.of(book(2).bid(99, 5).ask(101, 1).build()), out);
        function.flatMap(BookUpdate.of(book(3).bid(99, 5).ask(103, 1).build()), out);
        function.flatMap(BookUpdate.of(book(4).invalid(BookValidity.GAP).build()), out);
        function.flatMap(BookUpdate.of(book(5).bid(99, 5).build()), out);

        assertThat(changes)
                .containsExactly(
                        new MidChange(Listing.parse("KRAKEN|BTC/USD"), 1_000, 1_000, 100),
                        new MidChange(Listing.parse("KRAKEN|BTC/USD"), 3_000, 3_000, 101),
                        new MidChange(Listing.parse("KRAKEN|BTC/USD"), 4_000, 4_000, Double.NaN));
    }

    @Test
    void aVenueThatDoesNotSayWhenStaysUnknown() {
        Times times = new Times(Times.UNKNOWN, 0, 7_000, 7_000);

        assertThat(MidChange.of(book(1).times(times).build()).exchangeUs())
                .isEqualTo(Times.UNKNOWN);
    }

    private static Books book(long ms) {
        return Books.of(Venue.KRAKEN, "BTC/USD").at(ms);
    }

    private void offer(List<MidChange> changes) throws Exception {
        offer(harness, changes);
    }

    private static void offer(
            KeyedHarness<MidChange, VenueLeadLag> harness, List<MidChange> changes)
            throws Exception {
        for (MidChange change : changes) {
            harness.processElement(change, change.receiveUs() / 1_000);
        }
    }
}
