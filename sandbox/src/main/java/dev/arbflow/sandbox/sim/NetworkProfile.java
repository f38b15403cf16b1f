package dev.arbflow.sandbox.sim;

import dev.arbflow.market.Times;
import java.time.Duration;
import java.util.Random;

/**
 * How far away a venue is.
 *
 * @param clockOffset how much the venue's clock is ahead of ours; negative if behind
 * @param minDelay shortest way of a frame from the venue to us
 * @param maxDelay longest way
 */
public record NetworkProfile(Duration clockOffset, Duration minDelay, Duration maxDelay) {

    /**
     * @throws IllegalArgumentException if the delays are negative or the wrong way round
     */
    public NetworkProfile {
        if (minDelay.isNegative() || maxDelay.compareTo(minDelay) < 0) {
            throw new IllegalArgumentException("need 0 <= minDelay <= maxDelay");
        }
    }

    /** How long the next frame takes, in microseconds. */
    public long delayUs(Random random) {
        long leastUs = Times.micros(minDelay);
        return leastUs + (long) (random.nextDouble() * (Times.micros(maxDelay) - leastUs));
    }

    /** A profile in milliseconds. */
    public static NetworkProfile ofMillis(long clockOffset, long minDelay, long maxDelay) {
        return new NetworkProfile(
                Duration.ofMillis(clockOffset),
                Duration.ofMillis(minDelay),
                Duration.ofMillis(maxDelay));
    }
}
