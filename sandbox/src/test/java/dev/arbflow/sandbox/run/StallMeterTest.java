package dev.arbflow.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.sandbox.flink.Metrics;
import dev.arbflow.sandbox.truth.BusyTimes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StallMeterTest {
    private static final long START_US = 1_000_000_000;

    private final BusyLog busy = new BusyLog();
    private final AtomicLong clockUs = new AtomicLong(START_US);

    @Test
    void aProcessThatStoodStillWasBusyAllTheWhile() {
        try (StallMeter meter = new StallMeter(busy, clockUs::get, List::of).start()) {
            clockUs.addAndGet(700_000);
            BusyTimes times = awaitBusy();
            assertThat(meter).isNotNull();
            assertThat(times.overlaps(START_US + 100_000, START_US + 700_000)).isTrue();
        }
    }

    @Test
    void whatDetectionReadsLateWasLateSinceItsReceipt() {
        List<Metrics.Reading> fiveSeconds = List.of(new Metrics.Reading(Map.of(), 5_000L));
        try (StallMeter meter = new StallMeter(busy, clockUs::get, () -> fiveSeconds).start()) {
            assertThat(meter).isNotNull();
            assertThat(awaitBusy().overlaps(START_US - 5_000_000, START_US - 4_900_000)).isTrue();
        }
    }

    private BusyTimes awaitBusy() {
        while (busy.times().spans().isEmpty()) {
            Thread.onSpinWait();
        }
        return busy.times();
    }
}
