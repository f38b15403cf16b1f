package dev.arbflow.jobs.pattern.suspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.testing.KeyedHarness;
import dev.arbflow.market.Venue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Mids of a listing depend on its books alone. */
class MidsOfBooksTest {

    @Test
    void aMidIsToldAtTheEndOfEachSecondHoweverFarTheWatermarkLags() throws Exception {
        List<Long> seconds = new ArrayList<>();
        for (long lagMs : List.of(20L, 5_000L)) {
            try (var harness =
                    KeyedHarness.open(new BookSignalsFunction(), s -> s.listing().code())) {
                for (long ms = 10_400; ms < 20_000; ms += 3_000) {
                    offer(harness, ms, (double) ms);
                    harness.processWatermark(ms - lagMs);
                }
                harness.processWatermark(Long.MAX_VALUE);

                List<Long> told =
                        harness.getSideOutput(BookSignalsFunction.MIDS).stream()
                                .map(record -> record.getValue().second())
                                .toList();
                assertThat(told)
                        .containsExactlyElementsOf(LongStream.rangeClosed(10, 24).boxed().toList());
                assertThat(harness.numEventTimeTimers()).isZero();
                seconds.addAll(told);
            }
        }
        assertThat(seconds).as("of both").hasSize(2 * 15);
    }

    @Test
    void aMidOfABookThatCannotBeSeenIsNotTold() throws Exception {
        try (var harness = KeyedHarness.open(new BookSignalsFunction(), s -> s.listing().code())) {
            offer(harness, 10_400, 1);
            BookSketch.Half unseen = new BookSketch.Half(Double.NaN, 0, 0);
            harness.processElement(
                    new BookSketch(Sketches.KRAKEN, 12_500_000, unseen, unseen), 12_500);
            offer(harness, 14_100, 1);
            harness.processWatermark(15_000);

            assertThat(harness.getSideOutput(BookSignalsFunction.MIDS))
                    .extracting(record -> record.getValue().second())
                    .containsExactly(10L, 11L, 14L);
        }
    }

    private static void offer(KeyedHarness<BookSketch, Signal> harness, long ms, double bid)
            throws Exception {
        harness.processElement(
                BookSketch.of(Sketches.book(Venue.KRAKEN, ms, 100.5, bid, 1, 0)), ms);
    }
}
