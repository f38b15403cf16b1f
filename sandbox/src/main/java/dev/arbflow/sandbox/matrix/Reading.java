package dev.arbflow.sandbox.matrix;

import dev.arbflow.connector.websocket.venue.session.VenueProtocol;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * How a venue is read that is tried.
 *
 * @param protocol what its protocol is replaced by, for a mistake to be built in
 * @param patience for how long a recovery is waited for
 */
record Reading(UnaryOperator<VenueProtocol> protocol, Duration patience) {
    /** As in production, for longer than anything takes: a second look at a book, and another. */
    static final Reading AS_IT_IS = new Reading(UnaryOperator.identity(), Duration.ofMinutes(25));
}
