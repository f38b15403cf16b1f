package dev.arbflow.connector.websocket.client;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * When the connections of one venue may dial: a few at once, then one after the other, and none
 * while the venue turns callers away. Safe for use by several threads.
 *
 * <p>What a venue limits is an address, not a connection: Bitfinex blocks it after 20 connections
 * in a minute, Kraken after about 150 in ten.
 */
final class DialSchedule {
    static final int AT_ONCE = 4;

    /** Nobody waits for longer, whatever a venue says. */
    static final Duration MAX_HOLD_OFF = Duration.ofHours(1);

    private final long everyNs;
    private final LongSupplier nowNs;
    private long emptyNs;

    /**
     * @param every shortest time between two diallings in the long run
     * @param nowNs a clock without steps, nanoseconds
     */
    DialSchedule(Duration every, LongSupplier nowNs) {
        this.everyNs = every.toNanos();
        this.nowNs = nowNs;
        this.emptyNs = nowNs.getAsLong() - AT_ONCE * everyNs;
    }

    /**
     * Takes the permission to dial now.
     *
     * @return zero if it was there; otherwise the time after which to ask again
     */
    synchronized Duration take() {
        long now = nowNs.getAsLong();
        long next = Math.max(emptyNs, now - AT_ONCE * everyNs) + everyNs;
        if (next > now) {
            return Duration.ofNanos(next - now);
        }
        emptyNs = next;
        return Duration.ZERO;
    }

    /** The venue wants to be left alone for so long, by all its connections. */
    synchronized void holdOff(Duration time) {
        Duration bounded = time.compareTo(MAX_HOLD_OFF) < 0 ? time : MAX_HOLD_OFF;
        emptyNs = Math.max(emptyNs, nowNs.getAsLong() + bounded.toNanos() - everyNs);
    }
}
