package dev.arbflow.jobs.takeover;

import dev.arbflow.market.Times;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Notices that two processes deliver through a connection of one name, because both have the same
 * {@code INGEST_ID}: a session that was over goes on, time and again.
 *
 * <p>A process that begins anew ends a session for good. It may count epochs and sequences anew, so
 * that one record of it can look like the ended session's next; three within a minute cannot.
 */
final class Namesakes {
    private static final int RETURNS = 3;
    private static final long WITHIN_US = Times.micros(Duration.ofMinutes(1));

    private final Deque<Long> returnsUs = new ArrayDeque<>(RETURNS);
    private Heard current;
    private Heard other;

    /** The connection said something; returns whether by now it is two processes that speak. */
    boolean hears(Heard next) {
        if (other != null && goesOn(other, next) && !isNearer(current, other, next)) {
            other = current;
            returned(next.receiveUs());
        } else if (current != null && current.isOver(next)) {
            other = current;
        }
        current = next;
        return returnsUs.size() == RETURNS && next.receiveUs() - returnsUs.getFirst() <= WITHIN_US;
    }

    private void returned(long nowUs) {
        if (returnsUs.size() == RETURNS) {
            returnsUs.removeFirst();
        }
        returnsUs.addLast(nowUs);
    }

    private static boolean goesOn(Heard session, Heard next) {
        return session.epoch() == next.epoch() && session.sequence() < next.sequence();
    }

    /** Whether a record is rather one session's next than another's. */
    private static boolean isNearer(Heard session, Heard than, Heard next) {
        return goesOn(session, next) && session.sequence() >= than.sequence();
    }
}
