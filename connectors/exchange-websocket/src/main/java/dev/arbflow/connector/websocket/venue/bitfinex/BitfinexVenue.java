package dev.arbflow.connector.websocket.venue.bitfinex;

import dev.arbflow.connector.websocket.venue.session.VenueProfile;
import dev.arbflow.market.Feed;
import java.net.URI;
import java.time.Duration;

/**
 * Bitfinex as a venue.
 *
 * @see <a href="https://docs.bitfinex.com/docs/requirements-and-limitations">Bitfinex:
 *     websocket</a>
 */
public final class BitfinexVenue {
    public static final VenueProfile PROFILE =
            new VenueProfile(
                    Feed.BITFINEX,
                    URI.create("wss://api-pub.bitfinex.com/ws/2"),
                    12, // 25 channels, two a market
                    Duration.ofSeconds(35),
                    new BitfinexSymbols(),
                    connection ->
                            new BitfinexProtocol(
                                    connection.spec(),
                                    connection.symbols(),
                                    connection.books(),
                                    connection.pings()));

    private BitfinexVenue() {}
}
