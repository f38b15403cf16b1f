package dev.arbflow.connector.websocket.client;

import dev.arbflow.market.Times;
import java.time.Duration;

/**
 * Says when a connection must tell how far it has come: where its time would stand still otherwise.
 *
 * <p>A book tells the time as well, so after one nothing is due for a while; but not for long,
 * because trades go another way than books and wait for progress too.
 */
final class ProgressDue {
    private final long everyUs;
    private final long atMostUs;
    private long progressUs;
    private long toldUs;

    /**
     * @param every how long time may stand still; zero if progress is due whenever asked
     * @param atMost longest time between two progress records, whatever else was told
     * @throws IllegalArgumentException if {@code atMost} is shorter
     */
    ProgressDue(Duration every, Duration atMost) {
        if (atMost.compareTo(every) < 0) {
            throw new IllegalArgumentException("at most " + atMost + " is shorter than " + every);
        }
        everyUs = Times.micros(every);
        atMostUs = Times.micros(atMost);
    }

    /** Notes that something told the time. */
    void told(long nowUs) {
        toldUs = nowUs;
    }

    /** Whether it is due now; if so, it is taken to be told. */
    boolean isDue(long nowUs) {
        if (remainingUs(nowUs) > 0) {
            return false;
        }
        progressUs = nowUs;
        return true;
    }

    /** How long until it is due; not positive if it is. */
    long remainingUs(long nowUs) {
        long stillUs = Math.max(progressUs, toldUs) + everyUs;
        return Math.min(stillUs, progressUs + atMostUs) - nowUs;
    }
}
