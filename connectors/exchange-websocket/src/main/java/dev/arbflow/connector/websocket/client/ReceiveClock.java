package dev.arbflow.connector.websocket.client;

import dev.arbflow.connector.websocket.venue.wire.MalformedFrameException;

/**
 * Says when a message was received; never goes backwards.
 *
 * <p>One a connection, used by its thread only. All times are microseconds since
 * 1970-01-01T00:00:00Z.
 */
interface ReceiveClock {

    /**
     * Takes note of a message.
     *
     * @param arrivedUs wall time at which it came off the socket
     * @return the venue's own text within the message
     * @throws MalformedFrameException if the message is not of the form this clock expects
     */
    String receive(String message, long arrivedUs) throws MalformedFrameException;

    /** Whether this clock goes on while nothing arrives. */
    boolean runsByItself();

    /** Moves on to a wall time, if this clock runs by itself. */
    void moveTo(long wallUs);

    /** Reads a venue's time, known or not, as a time of this clock. */
    long exchangeUs(long venueUs);

    /** Receive time of the newest message, or the time moved to since. */
    long nowUs();
}
