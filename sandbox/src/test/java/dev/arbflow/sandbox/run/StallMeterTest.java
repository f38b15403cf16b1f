package dev.arbflow.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.sandbox.flink.Metrics;
import dev.arbflow.sandbox.truth.BusyTimes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StallMeterTest {
    private static final long START_US = 1_000_000_000;

    private final BusyLog busy = new BusyLog();
    private final AtomicLong clockUs = new AtomicLong(START_US);

    @Test
    void aProcessThatStoodStillWasBusyAllTheWhile() {
        try (StallMeter meter = new StallMeter(busy, clockUs::get, List::of).start()) {
            assertThat(meter).isNotNull();
            BusyTimes times = awaitBusy(() -> clockUs.addAndGet(700_000)); // whenever it looks
            assertThat(times.spans().get(0).toUs())
                    .isGreaterThan(times.spans().get(0).fromUs() + 600_000);
        }
    }

    @Test
    void whatDetectionReadsLateWasLateSinceItsReceipt() {
        List<Metrics.Reading> fiveSeconds = List.of(new Metrics.Reading(Map.of(), 5_000L));
        try (StallMeter meter = new StallMeter(busy, clockUs::get, () -> fiveSeconds).start()) {
            assertThat(meter).isNotNull();
            assertThat(awaitBusy(() -> {}).overlaps(START_US - 5_000_000, START_US - 4_900_000))
                    .isTrue();
        }
    }

    private BusyTimes awaitBusy(Runnable meanwhile) {
        while (busy.times().spans().isEmpty()) {
            meanwhile.run();
            Thread.onSpinWait();
        }
        return busy.times();
    }
}
