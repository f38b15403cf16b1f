package dev.arbflow.connector.remote;

import java.io.Serializable;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Bounds of the waits between attempts, doubling from {@code first} up to {@code longest}; a random
 * part of each is left out, so that many who failed together do not come back in step.
 *
 * @param first bound of the wait after the first failure; positive
 * @param longest bound of every wait; at least {@code first}
 * @see <a href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">full and
 *     equal jitter</a>
 */
public record ExponentialBackoff(Duration first, Duration longest) implements Serializable {
    private static final long serialVersionUID = 1L;

    /**
     * @throws IllegalArgumentException unless 0 &lt; first &lt;= longest
     */
    public ExponentialBackoff {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("a back-off needs 0 < first <= longest");
        }
    }

    /**
     * Anything from nothing to the bound: spreads best.
     *
     * @param failures in a row so far, from 1
     */
    public Duration fullJitter(int failures, RandomGenerator random) {
        return Duration.ofNanos(random.nextLong(boundNs(failures) + 1));
    }

    /**
     * Anything from half of the bound to the bound: spreads, and leaves a server in peace.
     *
     * @param failures in a row so far, from 1
     */
    public Duration equalJitter(int failures, RandomGenerator random) {
        long boundNs = boundNs(failures);
        return Duration.ofNanos(boundNs - random.nextLong(boundNs / 2 + 1));
    }

    private long boundNs(int failures) {
        Duration bound = first;
        for (int i = 1; i < failures && bound.compareTo(longest) < 0; i++) {
            bound = bound.multipliedBy(2);
        }
        return (bound.compareTo(longest) < 0 ? bound : longest).toNanos();
    }
}
