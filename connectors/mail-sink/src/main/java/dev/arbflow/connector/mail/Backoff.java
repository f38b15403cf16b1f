package dev.arbflow.connector.mail;

import dev.arbflow.connector.remote.ExponentialBackoff;
import java.io.Serializable;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Waiting times between the attempts at one mail, or at one receiver: doubling from {@code initial}
 * up to {@code max}, each shortened by a random part of at most its half so that several senders
 * spread out.
 *
 * @param initial before the second attempt; positive
 * @param max upper bound; at least {@code initial}
 * @param maxAttempts attempts at one mail or receiver until the job fails, at least 1; {@link
 *     #FOREVER} never gives up
 */
public record Backoff(Duration initial, Duration max, int maxAttempts) implements Serializable {
    public static final int FOREVER = Integer.MAX_VALUE;

    public Backoff {
        Checks.positive(initial, "mail back-off");
        Checks.check(
                max != null && max.compareTo(initial) >= 0,
                "longest mail back-off must be at least the first one");
        Checks.check(maxAttempts >= 1, "mail attempts must be at least 1");
    }

    /** The pause after {@code failedAttempts} (from 1) failed attempts. */
    Duration pause(int failedAttempts, RandomGenerator random) {
        return new ExponentialBackoff(initial, max).equalJitter(failedAttempts, random);
    }

    boolean isLast(int failedAttempts) {
        return maxAttempts != FOREVER && failedAttempts >= maxAttempts;
    }
}
