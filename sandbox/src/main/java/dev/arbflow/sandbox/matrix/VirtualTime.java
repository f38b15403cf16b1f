package dev.arbflow.sandbox.matrix;

import java.util.Comparator;
import java.util.PriorityQueue;

/** A clock that a trial moves by hand, and what is to happen at its moments. */
final class VirtualTime {
    /** A day of 2026; nothing depends on it. */
    static final long START_US = 1_790_000_000_000_000L;

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::atUs).thenComparing(Task::order));
    private long nowUs = START_US;
    private long scheduled;

    /** Something due at a moment; equal moments go by order of scheduling. */
    private record Task(long atUs, long order, Runnable what) {}

    /** Microseconds since 1970-01-01T00:00:00Z. */
    long nowUs() {
        return nowUs;
    }

    /** Microseconds since the start. */
    long elapsedUs() {
        return nowUs - START_US;
    }

    void after(long delayUs, Runnable what) {
        tasks.add(new Task(nowUs + delayUs, scheduled++, what));
    }

    /** Moves on, and lets happen what is due on the way. */
    void pass(long us) {
        long untilUs = nowUs + us;
        while (!tasks.isEmpty() && tasks.element().atUs() <= untilUs) {
            Task due = tasks.remove();
            nowUs = Math.max(nowUs, due.atUs());
            due.what().run();
        }
        nowUs = untilUs;
    }
}
