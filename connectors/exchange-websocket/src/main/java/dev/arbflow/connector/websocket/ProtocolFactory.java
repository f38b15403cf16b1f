package dev.arbflow.connector.websocket;

import dev.arbflow.connector.websocket.venue.session.VenueProtocol;
import java.io.Serializable;

/** Makes the protocol that a connection speaks; travels with the job to its task managers. */
@FunctionalInterface
public interface ProtocolFactory extends Serializable {

    /** A new protocol for one connection, used by one thread at a time. */
    VenueProtocol create(ConnectionSpec spec);
}
