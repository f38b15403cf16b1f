package dev.arbflow.sandbox.venues.server;

import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * What is on its way to one client: it arrives in the order in which it was sent, but for what
 * strays. Times are microseconds of our clock.
 *
 * @param <T> what travels
 */
public final class Way<T> {
    private final PriorityQueue<Travelling<T>> travelling =
            new PriorityQueue<>(
                    Comparator.<Travelling<T>>comparingLong(Travelling::dueUs)
                            .thenComparing(Travelling::order));
    private long lastDueUs;
    private long sent;

    /**
     * Something on its way.
     *
     * @param dueUs when it arrives
     * @param order of sending
     */
    public record Travelling<T>(long dueUs, long order, T what) {}

    /** Sends something that arrives at a moment, or behind all before it if that is later. */
    public void send(T what, long dueUs) {
        lastDueUs = Math.max(lastDueUs, dueUs);
        travelling.add(new Travelling<>(lastDueUs, sent++, what));
    }

    /** Sends something that nothing behind it waits for. */
    public void stray(T what, long dueUs) {
        travelling.add(new Travelling<>(Math.max(lastDueUs, dueUs), sent++, what));
    }

    /** Takes what has arrived first; empty if nothing has. */
    public Optional<Travelling<T>> arrived(long nowUs) {
        return isEmpty() || nextUs() > nowUs ? Optional.empty() : Optional.of(travelling.remove());
    }

    /** When the next thing arrives; only if there is one. */
    public long nextUs() {
        return travelling.element().dueUs();
    }

    public boolean isEmpty() {
        return travelling.isEmpty();
    }

    /** Everything on its way is lost. */
    public void clear() {
        travelling.clear();
    }
}
