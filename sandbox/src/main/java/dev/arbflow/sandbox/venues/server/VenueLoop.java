package dev.arbflow.sandbox.venues.server;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread on which all simulated venues live, so that they need no locks. */
public final class VenueLoop implements AutoCloseable {
    /** After a pause of the process that is longer, microseconds, nothing is caught up with. */
    public static final long MAX_STEP_US = 50_000;

    private static final Logger LOG = LoggerFactory.getLogger(VenueLoop.class);
    private static final long CLOSE_TIMEOUT_MS = 5_000;

    private final LongSupplier clockUs;
    private final ScheduledThreadPoolExecutor executor;

    /**
     * @param clockUs our clock, microseconds since 1970-01-01T00:00:00Z
     */
    public VenueLoop(LongSupplier clockUs) {
        this.clockUs = clockUs;
        this.executor =
                new ScheduledThreadPoolExecutor(
                        1,
                        task -> {
                            Thread thread = new Thread(task, "simulated-venues");
                            thread.setDaemon(true);
                            return thread;
                        });
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    public long nowUs() {
        return clockUs.getAsLong();
    }

    /** Runs a task soon; after closing, not at all. */
    public void execute(Runnable task) {
        after(0, task);
    }

    public void after(long delayUs, Runnable task) {
        try {
            Future<?> unused = executor.schedule(() -> guard(task), delayUs, TimeUnit.MICROSECONDS);
        } catch (RejectedExecutionException closed) {
            LOG.debug("the venues are closed: a late task is dropped");
        }
    }

    public void every(long periodUs, Runnable task) {
        Future<?> unused =
                executor.scheduleAtFixedRate(
                        () -> guard(task), periodUs, periodUs, TimeUnit.MICROSECONDS);
    }

    /** Runs a task and waits for its result. */
    public <T> T call(Callable<T> task) {
        try {
            return executor.submit(task).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the venues", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a simulated venue failed", e.getCause());
        }
    }

    /** A failing venue must not stop the others. */
    private static void guard(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("a simulated venue failed", e);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
        try {
            if (!executor.awaitTermination(CLOSE_TIMEOUT_MS, TimeUnit.MILLISECONDS)) {
                LOG.warn("the simulated venues did not stop in {} ms", CLOSE_TIMEOUT_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
