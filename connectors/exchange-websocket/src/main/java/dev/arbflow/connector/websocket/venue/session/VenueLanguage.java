package dev.arbflow.connector.websocket.venue.session;

import dev.arbflow.connector.websocket.venue.wire.MalformedFrameException;
import dev.arbflow.connector.websocket.venue.wire.WireJson;
import dev.arbflow.market.Listing;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one venue says and how it wants to be spoken to; {@link VenueSession} does the rest. */
public interface VenueLanguage {

    /** See {@link VenueProtocol#resume}. */
    void resume(Map<Listing, Long> newestTrades);

    /** A new connection is open: sends the subscriptions and forgets the old connection. */
    void opened(ProtocolOutput out);

    /**
     * Reads one frame. It touches no book until the language says so: {@link
     * SubscribedBooks#suspectAll} where it may be any, {@link SubscribedBooks#suspect} as soon as
     * it is known whose.
     */
    void read(WireJson frame, long receiveUs, ProtocolOutput out) throws MalformedFrameException;

    /**
     * Asks the venue for these anew, from the beginning.
     *
     * @param due at least one; see {@link Subscription#leavesFirst}
     */
    void ask(List<Subscription> due, ProtocolOutput out);

    /** Whether it makes sense to ask for anything at the moment. */
    default boolean mayAsk() {
        return true;
    }

    /**
     * The message that makes the venue answer; empty where it has none. The answer goes to {@link
     * Pings}.
     *
     * @param number names the question where the venue repeats such names
     */
    Optional<String> ping(long number);
}
