package dev.arbflow.connector.websocket.socket;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Hands what one socket tells to the connection's thread, each stamped with its arrival.
 *
 * <p>Stamping and queueing are one step, so that {@link #quietUs} is a promise: whatever is taken
 * later arrived no earlier. The listener's flow control bounds its length: one message at a time,
 * and the few signals that open and end a connection.
 */
public final class Inbox implements FeedConnection.Listener {

    /** What can happen on a socket. */
    public enum Kind {
        OPENED,
        MESSAGE,
        REFUSED,
        CLOSED
    }

    /**
     * Something that happened.
     *
     * @param text the message, or the beginning of the refused one
     * @param reason why it was refused or closed
     * @param code the close code
     * @param holdOff for how long the venue does not want to be dialled
     * @param arrivedUs wall time
     */
    public record Signal(
            Kind kind, String text, String reason, int code, Duration holdOff, long arrivedUs) {}

    private final LongSupplier nowUs;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Deque<Signal> signals = new ArrayDeque<>();

    /**
     * @param nowUs wall clock, microseconds since 1970-01-01T00:00:00Z
     */
    public Inbox(LongSupplier nowUs) {
        this.nowUs = nowUs;
    }

    @Override
    public void opened() {
        add(Kind.OPENED, "", "", 0, Duration.ZERO);
    }

    @Override
    public void message(String text) {
        add(Kind.MESSAGE, text, "", 0, Duration.ZERO);
    }

    @Override
    public void refused(String reason, String excerpt) {
        add(Kind.REFUSED, excerpt, reason, 0, Duration.ZERO);
    }

    @Override
    public void turnedAway(int status, Duration holdOff) {
        String reason = "cannot connect: HTTP status " + status;
        add(Kind.CLOSED, "", reason, FeedConnection.ABNORMAL_CLOSURE, holdOff);
    }

    @Override
    public void closed(int code, String reason) {
        add(Kind.CLOSED, "", reason, code, Duration.ZERO);
    }

    /** The next signal, or null if there is none for so long. */
    public Signal poll(long waitUs) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long restNs = TimeUnit.MICROSECONDS.toNanos(waitUs);
            while (signals.isEmpty() && restNs > 0) {
                restNs = arrived.awaitNanos(restNs);
            }
            return signals.pollFirst();
        } finally {
            lock.unlock();
        }
    }

    /** The next signal, or null if there is none now. */
    public Signal poll() {
        lock.lock();
        try {
            return signals.pollFirst();
        } finally {
            lock.unlock();
        }
    }

    /** Up to when everything has been taken: now, or the arrival of the oldest signal. */
    public long quietUs() {
        lock.lock();
        try {
            return signals.isEmpty() ? nowUs.getAsLong() : signals.peekFirst().arrivedUs();
        } finally {
            lock.unlock();
        }
    }

    private void add(Kind kind, String text, String reason, int code, Duration holdOff) {
        lock.lock();
        try {
            signals.addLast(new Signal(kind, text, reason, code, holdOff, nowUs.getAsLong()));
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }
}
