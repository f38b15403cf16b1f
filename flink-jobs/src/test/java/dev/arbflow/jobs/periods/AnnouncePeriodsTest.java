package dev.arbflow.jobs.periods;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnnouncePeriodsTest {
    private OneInputStreamOperatorTestHarness<String, String> harness;

    @BeforeEach
    void open() throws Exception {
        harness =
                new OneInputStreamOperatorTestHarness<>(
                        new AnnouncePeriods<>(
                                new Periods(Duration.ofSeconds(10)),
                                List.of("a", "b"),
                                (key, startUs) -> key + startUs / 1_000_000));
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void startsWithThePeriodAfterTheOneInWhichTheJobStarts() throws Exception {
        harness.processWatermark(4_000);

        assertThat(harness.extractOutputValues()).containsExactly("a10", "b10");
    }

    @Test
    void announcesEveryPeriodOnceBeforeItBegins() throws Exception {
        harness.processWatermark(4_000);
        harness.processWatermark(9_998);
        assertThat(harness.extractOutputValues()).hasSize(2);
        harness.processWatermark(9_999); // the period from 10 s begins
        harness.processWatermark(15_000);

        assertThat(harness.extractOutputValues()).containsExactly("a10", "b10", "a20", "b20");
    }

    @Test
    void leavesOutNoPeriodWhenTimeJumps() throws Exception {
        harness.processWatermark(4_000);
        harness.processWatermark(34_000);

        assertThat(harness.extractOutputValues())
                .filteredOn(each -> each.startsWith("a"))
                .containsExactly("a10", "a20", "a30", "a40");
    }

    @Test
    void goesOnBehindAJumpOverMorePeriodsThanAnybodyWaitsFor() throws Exception {
        harness.processWatermark(4_000);
        harness.processWatermark(4_000 + (AnnouncePeriods.MOST + 1L) * 10_000);

        assertThat(harness.extractOutputValues()).hasSize(4);
    }

    @Test
    void takesTheEndOfTheInputForNoTime() throws Exception {
        harness.processWatermark(Long.MAX_VALUE);

        assertThat(harness.extractOutputValues()).isEmpty();
    }

    @Test
    void passesRecordsOn() throws Exception {
        harness.processElement("record", 1);

        assertThat(harness.extractOutputValues()).containsExactly("record");
    }
}
