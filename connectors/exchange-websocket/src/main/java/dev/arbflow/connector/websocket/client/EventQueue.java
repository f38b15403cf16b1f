package dev.arbflow.connector.websocket.client;

import dev.arbflow.connector.websocket.Inbound;
import dev.arbflow.market.Listing;
import dev.arbflow.market.book.Book;
import dev.arbflow.market.book.Progress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Bounded queue of finished events between one connection's thread and its reader.
 *
 * <p>When it is full, a book takes the place of the newest queued book of its listing, which nobody
 * needs any more, and everything else waits, which slows the socket down. An invalid book is never
 * replaced, because detection must see the break. A progress record takes the place of one that
 * nothing followed, and one may stand beyond the bound, so that time moves under pressure too.
 */
public final class EventQueue {

    /** A place in the queue, whose event can be exchanged for a newer one. */
    private static final class Slot {
        private Inbound event;

        private Slot(Inbound event) {
            this.event = event;
        }
    }

    private final int capacity;
    private final boolean coalescing;
    private final FeedMeter meter;
    private final Runnable arrival;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Deque<Slot> slots = new ArrayDeque<>();
    private final Map<Listing, Slot> newestBooks = new HashMap<>();
    private boolean closed;

    /**
     * @param capacity bound, in events, at least 1
     * @param coalescing whether books coalesce when the queue is full; if not, they wait too
     * @param meter counts the books that were replaced
     * @param arrival called after every event, outside the lock
     */
    public EventQueue(int capacity, boolean coalescing, FeedMeter meter, Runnable arrival) {
        if (capacity < 1) {
            throw new IllegalArgumentException("queue capacity must be >= 1, not " + capacity);
        }
        this.capacity = capacity;
        this.coalescing = coalescing;
        this.meter = meter;
        this.arrival = arrival;
    }

    /** Adds an event, waiting for room where needed; drops it if the queue is closed. */
    public void put(Inbound event) {
        lock.lock();
        try {
            while (!closed && !accepts(event)) {
                room.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
        arrival.run();
    }

    /**
     * Hands over the oldest events without waiting.
     *
     * @param most how many at most
     * @return how many there were
     */
    public int drainTo(Consumer<Inbound> consumer, int most) {
        lock.lock();
        try {
            int drained = 0;
            while (drained < most && !slots.isEmpty()) {
                consumer.accept(remove());
                drained++;
            }
            room.signalAll();
            return drained;
        } finally {
            lock.unlock();
        }
    }

    /** Number of events that wait for the reader. */
    public int size() {
        lock.lock();
        try {
            return slots.size();
        } finally {
            lock.unlock();
        }
    }

    /** Lets go of everybody who waits; later events are dropped. */
    public void close() {
        lock.lock();
        try {
            closed = true;
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean accepts(Inbound event) {
        if (event.progress() != null) {
            addProgress(event);
            return true;
        }
        if (slots.size() < capacity) {
            append(event);
            return true;
        }
        return coalescing && event.book() != null && replaceOlder(event);
    }

    private void append(Inbound event) {
        Slot slot = new Slot(event);
        slots.addLast(slot);
        if (event.book() != null) {
            newestBooks.put(event.book().listing(), slot);
        }
    }

    private boolean replaceOlder(Inbound event) {
        Slot slot = newestBooks.get(event.book().listing());
        if (slot == null || !slot.event.book().isValid()) {
            return false;
        }
        slot.event = event; // in place: moved to the end, a busy book would never reach the reader
        meter.count(FeedCount.COALESCED_BOOKS);
        return true;
    }

    private void addProgress(Inbound event) {
        Slot last = slots.peekLast();
        if (last == null || last.event.progress() == null) {
            append(event);
        } else {
            last.event = Inbound.of(merged(last.event.progress(), event.progress()));
        }
    }

    /** The newer record, which also proves what only the older one proved. */
    private static Progress merged(Progress older, Progress newer) {
        Map<String, Long> asOfUs = new LinkedHashMap<>();
        for (Progress each : List.of(older, newer)) {
            for (int i = 0; i < each.listings().length; i++) {
                asOfUs.merge(each.listings()[i], each.listingsAsOfUs()[i], Math::max);
            }
        }
        return new Progress(
                newer.origin(),
                newer.receiveUs(),
                newer.ingestUs(),
                newer.asOfUs(),
                newer.lagUs(),
                asOfUs.keySet().toArray(String[]::new),
                asOfUs.values().stream().mapToLong(Long::longValue).toArray());
    }

    private Inbound remove() {
        Slot slot = slots.removeFirst();
        Book book = slot.event.book();
        if (book != null) {
            newestBooks.remove(book.listing(), slot);
        }
        return slot.event;
    }
}
