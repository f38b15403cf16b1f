package dev.arbflow.connector.websocket.venue.session;

import dev.arbflow.market.Times;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Tells whether faults are so many that a connection is of no use. */
final class FaultRate {
    static final int MOST = 20;
    static final Duration WITHIN = Duration.ofSeconds(10);

    private static final long WITHIN_US = Times.micros(WITHIN);

    private final Deque<Long> timesUs = new ArrayDeque<>(MOST);

    void clear() {
        timesUs.clear();
    }

    /** Notes one more; true if it is one too many. */
    boolean isTooHighWith(long nowUs) {
        timesUs.add(nowUs);
        while (nowUs - timesUs.getFirst() > WITHIN_US) {
            timesUs.remove();
        }
        return timesUs.size() >= MOST;
    }
}
