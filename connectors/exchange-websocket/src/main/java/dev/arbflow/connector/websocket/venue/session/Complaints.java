package dev.arbflow.connector.websocket.venue.session;

import dev.arbflow.connector.websocket.venue.wire.MalformedFrameException;
import dev.arbflow.connector.websocket.venue.wire.WireJson;
import java.util.List;
import java.util.Optional;

/**
 * Objects that are none of a venue's documented messages: what stands before a venue, a gateway or
 * an older version of it, complains in words of its own.
 */
public final class Complaints {
    private static final List<String> FIELDS =
            List.of("errorMessage", "error", "message", "msg", "reason");

    private Complaints() {}

    /**
     * Heeds a complaint about our rate; touches no book.
     *
     * @throws MalformedFrameException if it is anything else
     */
    public static void heed(
            WireJson stranger, Subscriptions subscriptions, long receiveUs, ProtocolOutput out)
            throws MalformedFrameException {
        Optional<String> complaint =
                FIELDS.stream()
                        .map(field -> stranger.textOr(field, ""))
                        .filter(Subscriptions::isTooFast)
                        .findFirst();
        if (complaint.isEmpty()) {
            throw new MalformedFrameException("none of the venue's messages: " + stranger);
        }
        subscriptions.refusedSomething(complaint.get(), receiveUs, out);
    }
}
