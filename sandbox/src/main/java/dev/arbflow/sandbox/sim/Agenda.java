package dev.arbflow.sandbox.sim;

import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * What is to happen when; equal times go by order of scheduling.
 *
 * @param <T> what happens
 */
public final class Agenda<T> {
    private final PriorityQueue<Item<T>> items =
            new PriorityQueue<>(
                    Comparator.<Item<T>>comparingLong(Item::atUs).thenComparing(Item::order));
    private long scheduled;

    /**
     * Something due at a moment.
     *
     * @param atUs of whatever time the agenda is kept in
     * @param order of scheduling
     */
    public record Item<T>(long atUs, long order, T what) {}

    /** Schedules something. */
    public void add(long atUs, T what) {
        items.add(new Item<>(atUs, scheduled++, what));
    }

    /** Takes what is due first, if it is until a moment. */
    public Optional<Item<T>> takeUntil(long us) {
        return items.isEmpty() || items.element().atUs() > us
                ? Optional.empty()
                : Optional.of(items.remove());
    }
}
