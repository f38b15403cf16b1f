package dev.arbflow.sandbox.run;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes what was opened, newest first, whatever goes wrong on the way. */
public final class Closing {
    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    /** For all of it; what is on disk is whole without an orderly end too. */
    public static final Duration AT_MOST = Duration.ofSeconds(25);

    /** For one step, so that one that hangs does not take the time of the others. */
    static final Duration STEP_AT_MOST = Duration.ofSeconds(15);

    private final Deque<Runnable> open = new ArrayDeque<>();

    public <T> T add(T resource, Consumer<T> close) {
        open.push(() -> close.accept(resource));
        return resource;
    }

    /** Waits for each as long as it takes. */
    public void closeAll() {
        while (!open.isEmpty()) {
            run(open.pop());
        }
    }

    /** Waits no longer than that: for a process that is halted next, and whose result is known. */
    void closeAllInTime() {
        closeAll(AT_MOST, STEP_AT_MOST);
    }

    void closeAll(Duration atMost, Duration stepAtMost) {
        long deadlineNs = System.nanoTime() + atMost.toNanos();
        while (!open.isEmpty()) {
            long leftMs = (deadlineNs - System.nanoTime()) / 1_000_000;
            close(open.pop(), Math.max(1, Math.min(leftMs, stepAtMost.toMillis())));
        }
    }

    private static void close(Runnable step, long atMostMs) {
        Thread thread = new Thread(() -> run(step), "closing");
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(atMostMs);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            LOG.warn("something did not close within {} ms; it is left alone", atMostMs);
        }
    }

    private static void run(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.warn("did not close cleanly", e);
        }
    }
}
