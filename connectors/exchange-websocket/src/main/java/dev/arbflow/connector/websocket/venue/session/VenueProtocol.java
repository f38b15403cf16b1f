package dev.arbflow.connector.websocket.venue.session;

import dev.arbflow.connector.websocket.venue.wire.MalformedFrameException;
import dev.arbflow.market.Listing;
import java.util.Map;

/**
 * A venue's websocket language, from the moment a connection opens to the moment it closes.
 *
 * <p>Pure: it is told the time and every frame, and answers through {@link ProtocolOutput}. One
 * instance serves one connection over all its epochs and is used by one thread at a time.
 */
public interface VenueProtocol {

    /**
     * The connection goes on after a restart; called once at most, before it opens.
     *
     * @param newestTrades the venue's number of each listing's newest trade that was passed on, as
     *     far as it is known
     */
    void resume(Map<Listing, Long> newestTrades);

    /**
     * A new connection is open: sends the subscriptions. All earlier books are forgotten.
     *
     * @param nowUs our clock, microseconds since 1970-01-01T00:00:00Z
     */
    void opened(long nowUs, ProtocolOutput out);

    /**
     * Reads one complete text frame.
     *
     * @param receiveUs our clock when it came off the socket
     * @throws MalformedFrameException if it cannot be read; the connection goes on, and a book that
     *     may have been touched is already published as invalid and asked for anew
     */
    void frame(String text, long receiveUs, ProtocolOutput out) throws MalformedFrameException;

    /**
     * Called at least ten times a second between frames: sends keep-alives and asks for a reconnect
     * when the venue has been silent for longer than its own heartbeat allows.
     */
    void tick(long nowUs, ProtocolOutput out);

    /**
     * The connection is gone: publishes every valid book as invalid.
     *
     * @param reason one line for a person
     */
    void closed(long nowUs, String reason, ProtocolOutput out);
}
