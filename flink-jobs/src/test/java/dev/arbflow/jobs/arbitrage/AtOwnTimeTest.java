package dev.arbflow.jobs.arbitrage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AtOwnTimeTest {
    /** Records that are their own time, in microseconds. */
    private OneInputStreamOperatorTestHarness<Long, Long> harness;

    @BeforeEach
    void open() throws Exception {
        harness = new OneInputStreamOperatorTestHarness<>(new AtOwnTime<>(Long::valueOf));
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void whatTheNextUpdateSettledHasTheTimeOfItsOwnInstant() throws Exception {
        harness.processElement(100_999L, 200);
        harness.processElement(200_000L, 200);

        assertThat(times()).containsExactly(100L, 200L);
    }

    @Test
    void nothingBecomesLateByIt() throws Exception {
        harness.processWatermark(150);
        harness.processElement(100_000L, 200);
        harness.processElement(150_500L, 151);

        assertThat(times()).containsExactly(151L, 151L);
    }

    @Test
    void nothingIsMovedIntoTheFuture() throws Exception {
        harness.processElement(Long.MAX_VALUE, 200);

        assertThat(times()).containsExactly(200L);
    }

    private List<Long> times() {
        return harness.getOutput().stream()
                .flatMap(each -> each instanceof StreamRecord<?> record ? Stream.of(record) : null)
                .map(StreamRecord::getTimestamp)
                .toList();
    }
}
