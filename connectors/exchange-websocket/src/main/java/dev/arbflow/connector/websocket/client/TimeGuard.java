package dev.arbflow.connector.websocket.client;

import dev.arbflow.connector.websocket.venue.session.Agreement;
import dev.arbflow.connector.websocket.venue.session.ImplausibleFrameException;
import dev.arbflow.market.Times;
import java.time.Duration;

/**
 * Refuses times that a venue cannot mean: outside of what is plausible at all, or ahead of
 * everything that it said so far, until several frames agree that its clock was set.
 *
 * <p>A time behind is never refused for that: it cannot be told from a late frame.
 */
final class TimeGuard {
    static final Duration OLDEST = Duration.ofDays(1);
    static final Duration NEWEST = Duration.ofHours(1);

    /** A frame may be ahead of the venue's known offset by so much. */
    static final Duration TOLERANCE = Duration.ofSeconds(2);

    /** So many frames in a row say where a clock was set to. */
    static final int AGREEING = 5;

    private static final long OLDEST_US = Times.micros(OLDEST);
    private static final long NEWEST_US = Times.micros(NEWEST);
    private static final long TOLERANCE_US = Times.micros(TOLERANCE);

    private final Agreement<Long> agreement =
            new Agreement<>(AGREEING, (us, before) -> Math.abs(us - before) <= TOLERANCE_US);

    /**
     * Judges a time that a venue said.
     *
     * @param aheadUs how far it is ahead of our clock; negative if behind
     * @param knownUs how far the venue's clock is known to be ahead of ours; not negative
     * @return by how much the venue's clock has jumped ahead, as it turns out now; 0 if it has not
     * @throws ImplausibleFrameException if the frame is to be refused
     */
    long judge(long aheadUs, long knownUs) {
        if (aheadUs > NEWEST_US || aheadUs < -OLDEST_US) {
            throw new ImplausibleFrameException(
                    "a time " + seconds(aheadUs) + " s from now is out of bounds");
        }
        if (aheadUs <= knownUs + TOLERANCE_US) {
            agreement.broken();
            return 0;
        }
        if (!agreement.reachedWith(aheadUs)) {
            throw new ImplausibleFrameException(
                    "a time "
                            + seconds(aheadUs - knownUs)
                            + " s ahead of all that the venue said so far");
        }
        return aheadUs - knownUs;
    }

    private static long seconds(long us) {
        return us / 1_000_000;
    }
}
