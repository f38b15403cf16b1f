package dev.arbflow.sandbox.page;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Gives every listener the newest message.
 *
 * <p>A listener that is slow misses what came in between, so no queue can grow: each message says
 * everything.
 */
final class Broadcast {
    private final int capacity;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();

    /**
     * @param capacity how many may listen at once
     */
    Broadcast(int capacity) {
        this.capacity = capacity;
    }

    /** A new listener; empty if there are too many already. */
    synchronized Optional<Listener> join() {
        if (listeners.size() >= capacity) {
            return Optional.empty();
        }
        Listener listener = new Listener();
        listeners.add(listener);
        return Optional.of(listener);
    }

    boolean hasListeners() {
        return !listeners.isEmpty();
    }

    /** Replaces whatever a listener has not taken yet. */
    void publish(byte[] message) {
        listeners.forEach(listener -> listener.put(message));
    }

    /** One who listens, on a thread of its own. */
    final class Listener implements AutoCloseable {
        private byte[] newest;

        private synchronized void put(byte[] message) {
            newest = message;
            notifyAll();
        }

        /** Waits for the next message; empty if none comes in time. */
        synchronized Optional<byte[]> next(Duration atMost) throws InterruptedException {
            long deadlineNs = System.nanoTime() + atMost.toNanos();
            while (newest == null) {
                long leftNs = deadlineNs - System.nanoTime();
                if (leftNs <= 0) {
                    return Optional.empty();
                }
                TimeUnit.NANOSECONDS.timedWait(this, leftNs);
            }
            Optional<byte[]> message = Optional.of(newest);
            newest = null;
            return message;
        }

        @Override
        public void close() {
            listeners.remove(this);
        }
    }
}
