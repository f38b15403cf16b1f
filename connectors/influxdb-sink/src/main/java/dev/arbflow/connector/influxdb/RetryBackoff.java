package dev.arbflow.connector.influxdb;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Says how long to wait before the next attempt: doubling up to a bound, less up to half at random
 * so that many writers do not come back in step.
 */
final class RetryBackoff {

    private final Duration first;
    private final Duration longest;
    private final RandomGenerator random;
    private Duration next;

    RetryBackoff(Duration first, Duration longest, RandomGenerator random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
        this.next = first;
    }

    /**
     * The next wait.
     *
     * @param atLeast what the server asked for, which may exceed the bound
     */
    Duration next(Duration atLeast) {
        long boundMs = next.toMillis();
        Duration wait = Duration.ofMillis(boundMs - random.nextLong(boundMs / 2 + 1));
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(longest) < 0 ? doubled : longest;
        return wait.compareTo(atLeast) > 0 ? wait : atLeast;
    }

    /** Starts over after a success. */
    void reset() {
        next = first;
    }
}
