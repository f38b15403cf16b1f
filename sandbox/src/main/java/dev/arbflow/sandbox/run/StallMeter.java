package dev.arbflow.sandbox.run;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Sees how late this process is: a thread of normal priority that notes how long after its time it
 * wakes.
 */
final class StallMeter implements AutoCloseable {
    private static final long EVERY_US = 10_000;

    private final BusyLog busy;
    private final LongSupplier clockUs;
    private final Thread thread = new Thread(this::measure, "stall-meter");
    private volatile boolean closed;

    /**
     * @param clockUs our clock
     */
    StallMeter(BusyLog busy, LongSupplier clockUs) {
        this.busy = busy;
        this.clockUs = clockUs;
        thread.setDaemon(true);
    }

    StallMeter start() {
        thread.start();
        return this;
    }

    private void measure() {
        long lastUs = clockUs.getAsLong();
        while (!closed) {
            try {
                TimeUnit.MICROSECONDS.sleep(EVERY_US);
            } catch (InterruptedException e) {
                return; // closed
            }
            long nowUs = clockUs.getAsLong();
            busy.happened(lastUs + EVERY_US, nowUs);
            lastUs = clockUs.getAsLong();
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
