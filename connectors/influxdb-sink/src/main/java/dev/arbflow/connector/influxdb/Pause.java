package dev.arbflow.connector.influxdb;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits; a test may only note how long. */
@FunctionalInterface
interface Pause {

    /** Holds up the task's thread, and with it the stream: that is the sink's back-pressure. */
    Pause THREAD = wait -> TimeUnit.NANOSECONDS.sleep(wait.toNanos());

    void of(Duration wait) throws InterruptedException;
}
