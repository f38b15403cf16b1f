package dev.arbflow.sandbox.run;

import dev.arbflow.sandbox.flink.Metrics;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Sees how late this process is: a thread of normal priority that notes how long after its time it
 * wakes, and how long after their receipt detection reads books.
 */
final class StallMeter implements AutoCloseable {
    private static final long EVERY_US = 10_000;

    /** Reading the gauges costs more than waking. */
    private static final int ASK_EVERY = 5;

    private final BusyLog busy;
    private final LongSupplier clockUs;
    private final Supplier<List<Metrics.Reading>> readLagMs;
    private final Thread thread = new Thread(this::measure, "stall-meter");
    private volatile boolean closed;

    /**
     * @param clockUs our clock
     * @param readLagMs for each source of detection, how long after its event time it passed its
     *     newest record on, in milliseconds
     */
    StallMeter(BusyLog busy, LongSupplier clockUs, Supplier<List<Metrics.Reading>> readLagMs) {
        this.busy = busy;
        this.clockUs = clockUs;
        this.readLagMs = readLagMs;
        thread.setDaemon(true);
    }

    StallMeter start() {
        thread.start();
        return this;
    }

    private void measure() {
        int wakes = 0;
        long lastUs = clockUs.getAsLong();
        while (!closed) {
            try {
                TimeUnit.MICROSECONDS.sleep(EVERY_US);
            } catch (InterruptedException e) {
                return; // closed
            }
            long nowUs = clockUs.getAsLong();
            busy.happened(lastUs + EVERY_US, nowUs);
            if (++wakes % ASK_EVERY == 0) {
                ask(nowUs);
            }
            lastUs = clockUs.getAsLong();
        }
    }

    private void ask(long nowUs) {
        for (Metrics.Reading lag : readLagMs.get()) {
            busy.happened(nowUs - lag.value().longValue() * 1_000, nowUs);
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
