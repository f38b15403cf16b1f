package dev.arbflow.sandbox.venues.faults;

import dev.arbflow.embedded.websocket.TurnedAway;
import dev.arbflow.market.Market;
import dev.arbflow.sandbox.venues.server.Frame;
import dev.arbflow.sandbox.venues.server.MarketChannel;
import java.util.List;
import java.util.Optional;

/**
 * Something wrong with a venue or the way to it, for as long as it stands in {@link VenueFaults}.
 *
 * <p>Each knows one thing to do and nothing of the others, so that any of them combine. Used by the
 * venues' one thread; times are ours, in microseconds since 1970-01-01T00:00:00Z.
 */
public interface VenueFault {

    /** What becomes of a frame that is about to leave: nothing, itself, or several. */
    default List<Departure> pass(Departure departure, long nowUs) {
        return List.of(departure);
    }

    /** Frames that no dialogue would send and that are due now. */
    default List<Frame> due(long nowUs) {
        return List.of();
    }

    /** Whether it has done all that it will do. */
    default boolean isOver() {
        return false;
    }

    /** Whether a subscription is refused. */
    default boolean refuses(MarketChannel marketChannel) {
        return false;
    }

    /** Whether the venue does not know a market. */
    default boolean hides(Market market) {
        return false;
    }

    /** By how much the venue's clock is wrong. */
    default long clockShiftUs(long nowUs) {
        return 0;
    }

    /** How long a message of a client lies unread. */
    default long unreadUs() {
        return 0;
    }

    /** Whether the message that a client sends now is one too many. */
    default boolean findsTooFast(long nowUs) {
        return false;
    }

    /** What whoever dials now is answered with; empty if the connection opens. */
    default Optional<TurnedAway> turnsAway() {
        return Optional.empty();
    }
}
