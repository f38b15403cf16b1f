package dev.arbflow.connector.websocket.testing;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for a condition that another thread will bring about. */
public final class Eventually {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Eventually() {}

    /**
     * Returns as soon as the condition holds.
     *
     * @throws AssertionError if it does not within twenty seconds
     */
    public static void eventually(String what, BooleanSupplier condition)
            throws InterruptedException {
        long endNs = System.nanoTime() + PATIENCE.toNanos();
        CountDownLatch never = new CountDownLatch(1);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > endNs || never.await(5, TimeUnit.MILLISECONDS)) {
                throw new AssertionError("waited in vain: " + what);
            }
        }
    }
}
