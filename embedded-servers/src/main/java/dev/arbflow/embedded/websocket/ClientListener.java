package dev.arbflow.embedded.websocket;

import java.util.Optional;

/** Receives what happens on a server's sockets, on the server's one thread; must not block. */
public interface ClientListener {

    /** What whoever dials now is answered with; empty if the connection may be opened. */
    default Optional<TurnedAway> turnsAway() {
        return Optional.empty();
    }

    /** A client has connected. */
    default void opened(ClientSocket socket) {}

    /** A client sent a whole text message. */
    default void received(ClientSocket socket, String text) {}

    /**
     * A client answered a ping: it has read everything sent before.
     *
     * @param payload of the ping
     */
    default void ponged(ClientSocket socket, String payload) {}

    /** A connection that had been opened is gone. */
    default void closed(ClientSocket socket) {}
}
