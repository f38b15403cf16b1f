package dev.arbflow.connector.websocket.client;

import dev.arbflow.connector.remote.ExponentialBackoff;
import java.io.Serializable;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before dialling again: capped exponential back-off with full jitter.
 *
 * <p>Jitter keeps the connections of many readers from dialling in step after a venue's restart.
 */
public final class ReconnectBackoff {

    /**
     * What bounds the waiting.
     *
     * @param base bound of the first wait
     * @param cap bound of every wait
     * @param minimumGap shortest time from one dialling to the next, whatever happened in between
     * @param usefulAfter a connection that delivered for so long starts the back-off anew
     */
    public record Limits(Duration base, Duration cap, Duration minimumGap, Duration usefulAfter)
            implements Serializable {
        private static final long serialVersionUID = 1L;

        /**
         * Kraken bans an address after about 150 connections in ten minutes, Bitfinex after 20 in
         * one minute; a gap of four seconds stays below both.
         */
        public static final Limits DEFAULT =
                new Limits(
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(30));

        /**
         * @throws IllegalArgumentException unless 0 &lt; base &lt;= cap, the gap is not negative
         *     and the time to be useful positive
         */
        public Limits {
            if (base.isNegative() || base.isZero() || cap.compareTo(base) < 0) {
                throw new IllegalArgumentException("reconnect needs 0 < base <= cap");
            }
            if (minimumGap.isNegative() || usefulAfter.isNegative() || usefulAfter.isZero()) {
                throw new IllegalArgumentException(
                        "reconnect needs minimumGap >= 0 and usefulAfter > 0");
            }
        }
    }

    private final Limits limits;
    private final RandomGenerator random;
    private int failures;

    public ReconnectBackoff(Limits limits, RandomGenerator random) {
        this.limits = limits;
        this.random = random;
    }

    /**
     * The wait before the next dialling.
     *
     * @param sinceDialled how long ago the last dialling began
     * @param useful for how long the last connection delivered messages
     */
    public Duration next(Duration sinceDialled, Duration useful) {
        if (useful.compareTo(limits.usefulAfter()) >= 0) {
            failures = 0;
        }
        failures++;
        Duration jittered =
                new ExponentialBackoff(limits.base(), limits.cap()).fullJitter(failures, random);
        Duration rest = limits.minimumGap().minus(sinceDialled);
        return jittered.compareTo(rest) > 0 ? jittered : rest;
    }
}
