package dev.arbflow.connector.websocket.venue.coinbase;

import dev.arbflow.connector.websocket.venue.session.VenueLimits;
import dev.arbflow.connector.websocket.venue.session.VenueProfile;
import dev.arbflow.market.Feed;
import java.net.URI;
import java.time.Duration;

/**
 * Coinbase as a venue.
 *
 * @see <a href="https://docs.cdp.coinbase.com/exchange/websocket-feed/rate-limits">Coinbase:
 *     websocket</a>
 */
public final class CoinbaseVenue {
    public static final VenueProfile PROFILE =
            new VenueProfile(
                    Feed.COINBASE,
                    URI.create("wss://ws-feed.exchange.coinbase.com"),
                    // subscriptions of a product and channel; heartbeats name the newest trade
                    VenueLimits.of(10, Duration.ofSeconds(5))
                            .tradesWatchedElsewhere()
                            .booksBeginAnewEvery(Duration.ofMinutes(10)),
                    new CoinbaseSymbols(),
                    connection ->
                            new CoinbaseProtocol(
                                    connection.symbols(),
                                    connection.books(),
                                    connection.subscriptions()));

    private CoinbaseVenue() {}
}
