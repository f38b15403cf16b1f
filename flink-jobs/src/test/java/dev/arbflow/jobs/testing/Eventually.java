package dev.arbflow.jobs.testing;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for what other threads bring about. */
public final class Eventually {
    private static final Duration STEP = Duration.ofMillis(50);

    private Eventually() {}

    /**
     * Returns once the condition holds.
     *
     * @throws AssertionError if it does not in time
     */
    public static void holds(String what, Duration patience, Callable<Boolean> condition)
            throws Exception {
        holds(() -> what, patience, condition);
    }

    /**
     * The same with words that say what was so at the end.
     *
     * @throws AssertionError if it does not in time
     */
    public static void holds(Supplier<String> what, Duration patience, Callable<Boolean> condition)
            throws Exception {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("not within " + patience + ": " + what.get());
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
    }
}
