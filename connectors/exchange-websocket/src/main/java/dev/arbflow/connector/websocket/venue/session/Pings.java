package dev.arbflow.connector.websocket.venue.session;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongPredicate;

/**
 * The questions on one connection that a venue has not answered yet.
 *
 * <p>The answer proves that everything up to the moment of asking has been delivered, so an answer
 * must never be taken for that to a later question: numbered ones are matched by number, others
 * answer the oldest. One question is open at a time, unless its answer got lost.
 */
public final class Pings {
    /** After which an answer counts as lost. */
    private static final Duration LOST_AFTER = Duration.ofSeconds(10);

    private static final long LOST_AFTER_US = LOST_AFTER.toNanos() / 1_000;

    private record Ping(long number, long askedUs) {}

    private final Deque<Ping> open = new ArrayDeque<>();
    private long number;
    private long askedUs;

    /** A new connection: nothing has been asked on it. */
    void opened(long nowUs) {
        open.clear();
        askedUs = nowUs;
    }

    /** Whether the venue may be asked now, at most so often. */
    boolean mayAsk(long nowUs, long everyUs) {
        return nowUs - askedUs >= (open.isEmpty() ? everyUs : LOST_AFTER_US);
    }

    /** Notes a question and returns its number, which no other question has. */
    long ask(long nowUs) {
        askedUs = nowUs;
        open.add(new Ping(++number, nowUs));
        return number;
    }

    /** An answer to the question of this number; means nothing if that is not open. */
    public void answered(long answeredNumber, ProtocolOutput out) {
        answered(asked -> asked == answeredNumber, out);
    }

    /** An answer without a number, hence to the oldest open question. */
    public void answered(ProtocolOutput out) {
        answered(asked -> true, out);
    }

    private void answered(LongPredicate matches, ProtocolOutput out) {
        if (open.stream().noneMatch(ping -> matches.test(ping.number))) {
            return;
        }
        Ping ping = open.remove();
        while (!matches.test(ping.number)) {
            ping = open.remove();
        }
        out.answered(ping.askedUs);
    }
}
