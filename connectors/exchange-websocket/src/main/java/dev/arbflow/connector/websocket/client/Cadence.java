package dev.arbflow.connector.websocket.client;

import dev.arbflow.market.Times;
import java.time.Duration;

/** Says when something regular is due, on a clock that it is told. */
final class Cadence {
    private final long everyUs;
    private long lastUs;

    /**
     * @param every shortest distance of two times; zero if it is due whenever asked
     */
    Cadence(Duration every) {
        everyUs = Times.micros(every);
    }

    /** Whether it is due now; if so, the next one is due that much later. */
    boolean isDue(long nowUs) {
        if (remainingUs(nowUs) > 0) {
            return false;
        }
        lastUs = nowUs;
        return true;
    }

    /** How long until it is due; not positive if it is. */
    long remainingUs(long nowUs) {
        return lastUs + everyUs - nowUs;
    }
}
