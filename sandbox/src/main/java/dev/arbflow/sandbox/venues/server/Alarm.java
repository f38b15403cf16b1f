package dev.arbflow.sandbox.venues.server;

import java.util.function.LongSupplier;

/**
 * Rings once, at the earliest of the moments it is set to, and must then be set again. Used by one
 * thread.
 */
public final class Alarm {
    private static final long NEVER = Long.MAX_VALUE;

    private final LongSupplier nowUs;
    private final Later later;
    private final Runnable ring;
    private long setToUs = NEVER;

    /** Runs things after a while. */
    @FunctionalInterface
    public interface Later {

        /** Runs a task on the alarm's thread. */
        void after(long delayUs, Runnable task);
    }

    /**
     * An alarm that is not set.
     *
     * @param nowUs our clock
     */
    public Alarm(LongSupplier nowUs, Later later, Runnable ring) {
        this.nowUs = nowUs;
        this.later = later;
        this.ring = ring;
    }

    /** Makes it ring at a moment; changes nothing if it will ring before that anyway. */
    public void set(long atUs) {
        if (atUs < setToUs) {
            setToUs = atUs;
            later.after(Math.max(0, atUs - nowUs.getAsLong()), () -> due(atUs));
        }
    }

    /** A moment that an earlier one took the place of passes in silence. */
    private void due(long atUs) {
        if (atUs == setToUs) {
            setToUs = NEVER;
            ring.run();
        }
    }
}
