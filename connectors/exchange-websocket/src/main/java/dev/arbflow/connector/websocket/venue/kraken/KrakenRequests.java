package dev.arbflow.connector.websocket.venue.kraken;

import dev.arbflow.connector.websocket.venue.session.Subscription.Channel;
import dev.arbflow.connector.websocket.venue.wire.WireJson;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What was asked for under which number: a refusal names a symbol, but not its channel. */
final class KrakenRequests {
    /** Far more than are ever unanswered. */
    private static final int KEPT = 1_000;

    private final Map<String, Channel> channels =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Channel> eldest) {
                    return size() > KEPT;
                }
            };

    private long number;

    /** A number for a new question about a channel. */
    long next(Channel channel) {
        channels.put(Long.toString(++number), channel);
        return number;
    }

    /** The channel that an answer is about; empty if it does not repeat our number. */
    Optional<Channel> channel(WireJson reply) {
        return Optional.ofNullable(channels.get(reply.textOr("req_id", "")));
    }
}
