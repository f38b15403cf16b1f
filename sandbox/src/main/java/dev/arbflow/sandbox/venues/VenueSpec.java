package dev.arbflow.sandbox.venues;

import dev.arbflow.market.Feed;
import dev.arbflow.sandbox.venues.bitfinex.BitfinexDialogue;
import dev.arbflow.sandbox.venues.bitfinex.BitfinexTrades;
import dev.arbflow.sandbox.venues.bitstamp.BitstampDialogue;
import dev.arbflow.sandbox.venues.bitstamp.BitstampFrames;
import dev.arbflow.sandbox.venues.coinapi.CoinApiDialogue;
import dev.arbflow.sandbox.venues.coinbase.CoinbaseDialogue;
import dev.arbflow.sandbox.venues.coinbase.CoinbaseFrames;
import dev.arbflow.sandbox.venues.dialogue.Dialogue;
import dev.arbflow.sandbox.venues.dialogue.VenueMemory;
import dev.arbflow.sandbox.venues.dialogue.VenueTrade;
import dev.arbflow.sandbox.venues.kraken.KrakenDialogue;
import dev.arbflow.sandbox.venues.server.Session;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How one feed is simulated.
 *
 * @param feed whose language is spoken
 * @param pingEverySeconds websocket pings to clients; 0 sends none
 * @param dialogues starts the conversation with a new client
 * @param tradeIds as the feed prints them
 */
record VenueSpec(
        Feed feed,
        int pingEverySeconds,
        BiFunction<Session, VenueMemory, Dialogue> dialogues,
        Function<VenueTrade, Object> tradeIds) {

    /** Bitstamp is the one that pings: every 54 s, as observed. */
    static VenueSpec of(Feed feed) {
        return switch (feed) {
            case BITSTAMP ->
                    new VenueSpec(
                            feed,
                            54,
                            (session, venue) -> new BitstampDialogue(session),
                            BitstampFrames::tradeId);
            case BITFINEX -> new VenueSpec(feed, 0, BitfinexDialogue::new, BitfinexTrades::tradeId);
            case KRAKEN ->
                    new VenueSpec(feed, 0, KrakenDialogue::new, trade -> trade.trade().number());
            case COINBASE -> new VenueSpec(feed, 0, CoinbaseDialogue::new, CoinbaseFrames::tradeId);
            case COINAPI ->
                    new VenueSpec(
                            feed,
                            0,
                            (session, venue) -> new CoinApiDialogue(session),
                            CoinApiDialogue::tradeId);
        };
    }
}
