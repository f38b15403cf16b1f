package dev.arbflow.sandbox.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;

/**
 * How long a run may take from the moment when it begins to stop until what it came to is known:
 * little once somebody waits for it.
 */
public final class TimeToStop {
    /** For all jobs together; a machine that is late has a backlog to read. */
    static final Duration JOBS = Duration.ofMinutes(3);

    /** For the jobs and for judging what they have told. */
    static final Duration ALL = Duration.ofMinutes(10);

    /** Both at most once somebody waits; with closing it is below what is promised. */
    static final Duration SOON = Interruption.PROMISE.minus(Closing.AT_MOST).minusSeconds(15);

    private final CountDownLatch enough;
    private final LongSupplier clockNs;
    private final long startNs;

    TimeToStop(CountDownLatch enough, LongSupplier clockNs) {
        this.enough = enough;
        this.clockNs = clockNs;
        this.startNs = clockNs.getAsLong();
    }

    /**
     * Begins now.
     *
     * @param enough counted down, now or later, when somebody waits for the end
     */
    public static TimeToStop of(CountDownLatch enough) {
        return new TimeToStop(enough, System::nanoTime);
    }

    /** How much there is for the jobs. */
    Duration forJobs() {
        return isAwaited() ? SOON : JOBS;
    }

    /**
     * Whether no time is left for judging. When somebody began to wait is not known, so the time
     * counts from when the stop began, which was before.
     */
    boolean isOver() {
        return clockNs.getAsLong() - startNs > (isAwaited() ? SOON : ALL).toNanos();
    }

    private boolean isAwaited() {
        return enough.getCount() == 0;
    }
}
