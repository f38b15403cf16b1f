package dev.arbflow.connector.websocket.venue.session;

import dev.arbflow.market.Times;
import java.time.Duration;

/**
 * Says when something limited in its rate may be done: a bucket of tokens that fills steadily, of
 * which each use takes one, and which can be closed for a while.
 */
final class TokenBucket {

    /**
     * A limit.
     *
     * @param burst how often at once
     * @param every how long it takes until once more is allowed
     */
    record Rate(int burst, Duration every) {

        /**
         * @throws IllegalArgumentException unless both are positive
         */
        Rate {
            if (burst < 1 || every.isNegative() || every.isZero()) {
                throw new IllegalArgumentException("a rate needs a burst and an interval > 0");
            }
        }
    }

    private final long everyUs;
    private final long capacityUs;
    private long emptyUs = Long.MIN_VALUE;
    private long closedUntilUs = Long.MIN_VALUE;

    TokenBucket(Rate rate) {
        everyUs = Times.micros(rate.every());
        capacityUs = everyUs * rate.burst();
    }

    /** Takes a token if there is one. */
    boolean take(long nowUs) {
        // The moment at which the bucket was or will be empty stands for how full it is.
        long nextUs = Math.max(emptyUs, nowUs - capacityUs) + everyUs;
        if (nextUs > nowUs || nowUs < closedUntilUs) {
            return false;
        }
        emptyUs = nextUs;
        return true;
    }

    /** Nothing may be taken for so long. */
    void close(long nowUs, Duration pause) {
        closedUntilUs = Math.max(closedUntilUs, nowUs + Times.micros(pause));
    }

    boolean isClosed(long nowUs) {
        return nowUs < closedUntilUs;
    }
}
