package dev.arbflow.connector.websocket.venue.bitstamp;

import dev.arbflow.connector.websocket.venue.session.VenueLimits;
import dev.arbflow.connector.websocket.venue.session.VenueProfile;
import dev.arbflow.market.Feed;
import java.net.URI;
import java.time.Duration;

/**
 * Bitstamp as a venue.
 *
 * @see <a href="https://www.bitstamp.net/websocket/v2/">Bitstamp: websocket</a>
 */
public final class BitstampVenue {
    public static final VenueProfile PROFILE =
            new VenueProfile(
                    Feed.BITSTAMP,
                    URI.create("wss://ws.bitstamp.net"),
                    // 1,024 channels, two a market
                    VenueLimits.of(100, Duration.ofSeconds(60)),
                    new BitstampSymbols(),
                    connection ->
                            new BitstampProtocol(
                                    connection.spec(),
                                    connection.symbols(),
                                    connection.books(),
                                    connection.subscriptions(),
                                    connection.pings()));

    private BitstampVenue() {}
}
