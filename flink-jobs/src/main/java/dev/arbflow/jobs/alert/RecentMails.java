package dev.arbflow.jobs.alert;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * When the last mails to one receiver left: as many as an hour may have, of the last hour, so that
 * none has more wherever it begins.
 */
final class RecentMails {
    static final long HOUR_US = Duration.ofHours(1).toNanos() / 1_000;

    private final int mostPerHour;
    private final Deque<Long> timesUs;

    /**
     * Goes on with those that are remembered.
     *
     * @param timesUs event times, the oldest first
     */
    RecentMails(int mostPerHour, List<Long> timesUs) {
        this.mostPerHour = mostPerHour;
        this.timesUs = new ArrayDeque<>(timesUs);
        forgetOlder();
    }

    /** Whether another one would be too many. */
    boolean isFull(long nowUs) {
        return timesUs.size() == mostPerHour && nowUs < roomFromUs();
    }

    /** When the next one may leave, of those that are full. */
    long roomFromUs() {
        return timesUs.getFirst() + HOUR_US;
    }

    /** One leaves; one that is late counts as leaving with the latest. */
    void add(long nowUs) {
        timesUs.addLast(timesUs.isEmpty() ? nowUs : Math.max(nowUs, timesUs.getLast()));
        forgetOlder();
    }

    private void forgetOlder() {
        while (timesUs.size() > mostPerHour) {
            timesUs.removeFirst();
        }
    }

    /** Those that still count at a moment. */
    List<Long> within(long nowUs) {
        return timesUs.stream().filter(timeUs -> nowUs - HOUR_US < timeUs).toList();
    }
}
