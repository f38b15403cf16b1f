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

    /** Bitstamp is the one that pings: every 54 s, as observed. */
    static VenueSpec of(Feed feed) {
        return switch (feed) {
            case BITSTAMP ->
                    new VenueSpec(feed, 54, (session, venue) -> new BitstampDialogue(session));
            case BITFINEX -> new VenueSpec(feed, 0, BitfinexDialogue::new);
            case KRAKEN -> new VenueSpec(feed, 0, KrakenDialogue::new);
            case COINBASE -> new VenueSpec(feed, 0, CoinbaseDialogue::new);
            case COINAPI ->
                    new VenueSpec(feed, 0, (session, venue) -> new CoinApiDialogue(session));
        };
    }
}
