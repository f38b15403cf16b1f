package dev.arbflow.connector.websocket.client;

import dev.arbflow.market.Times;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Compares an exchange's clock with ours by the smallest recent difference of receive and exchange
 * time.
 *
 * <p>A negative minimum is impossible with equal clocks, so the exchange's clock is ahead of ours
 * by at least that much and is pulled back. A positive minimum cannot be told from a slow way and
 * is taken for lateness.
 */
public final class ClockModel {

    private static final int SLICES = 100;

    /** The smallest difference seen in one slice of the window. */
    private record Slice(long number, long minimumUs) {}

    private final long sliceUs;
    private final Deque<Slice> slices = new ArrayDeque<>(); // ascending in number and minimum

    /**
     * @param window how far the minimum looks back; kept in 100 slices, the oldest of which leaves
     *     as a whole
     */
    public ClockModel(Duration window) {
        sliceUs = Math.max(1, Times.micros(window) / SLICES);
    }

    /** Notes that a frame of this exchange time arrived; receive times must not go backwards. */
    public void observe(long exchangeUs, long receiveUs) {
        long differenceUs = receiveUs - exchangeUs;
        long number = Math.floorDiv(receiveUs, sliceUs);
        while (!slices.isEmpty() && slices.peekFirst().number() <= number - SLICES) {
            slices.removeFirst();
        }
        while (!slices.isEmpty() && slices.peekLast().minimumUs() >= differenceUs) {
            slices.removeLast();
        }
        if (slices.isEmpty() || slices.peekLast().number() < number) {
            slices.addLast(new Slice(number, differenceUs));
        }
    }

    /** What to add to an exchange time; never positive. */
    public long correctionUs() {
        return Math.min(0, minimumUs());
    }

    /** How late the connection delivers; never negative, 0 while nothing was observed. */
    public long lagUs() {
        return Math.max(0, minimumUs());
    }

    private long minimumUs() {
        return slices.isEmpty() ? 0 : slices.peekFirst().minimumUs();
    }
}
