package dev.arbflow.sandbox.venues;

import dev.arbflow.market.Feed;
import java.util.function.BiFunction;

/**
 * How one feed is simulated.
 *
 * @param feed whose language is spoken
 * @param pingEverySeconds websocket pings to clients; 0 sends none
 * @param dialogues starts the conversation with a new client
 */
record VenueSpec(
        Feed feed, int pingEverySeconds, BiFunction<Session, VenueMemory, Dialogue> dialogues) {

    static VenueSpec of(Feed feed) {
        return switch (feed) {
            case KRAKEN -> new VenueSpec(feed, 0, KrakenDialogue::new);
            default -> throw new IllegalArgumentException("no simulator for " + feed);
        };
    }
}
