package dev.arbflow.connector.websocket.venue.coinapi;

import dev.arbflow.connector.websocket.venue.session.VenueLimits;
import dev.arbflow.connector.websocket.venue.session.VenueProfile;
import dev.arbflow.market.Feed;
import java.net.URI;
import java.time.Duration;

/**
 * CoinAPI as a venue.
 *
 * @see <a href="https://docs.coinapi.io/market-data/websocket/general">CoinAPI: websocket</a>
 */
public final class CoinApiVenue {
    public static final VenueProfile PROFILE =
            new VenueProfile(
                    Feed.COINAPI,
                    URI.create("wss://ws.coinapi.io/v1/"),
                    // a plan may allow a single connection
                    VenueLimits.of(Integer.MAX_VALUE, Duration.ofSeconds(10))
                            .tradesWatchedElsewhere(),
                    new CoinApiSymbols(),
                    connection ->
                            new CoinApiProtocol(
                                    connection.symbols(),
                                    connection.subscriptions(),
                                    connection.apiKey()));

    private CoinApiVenue() {}
}
