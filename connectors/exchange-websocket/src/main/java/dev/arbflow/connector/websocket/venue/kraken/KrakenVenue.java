package dev.arbflow.connector.websocket.venue.kraken;

import dev.arbflow.connector.websocket.venue.session.VenueLimits;
import dev.arbflow.connector.websocket.venue.session.VenueProfile;
import dev.arbflow.market.Feed;
import java.net.URI;
import java.time.Duration;

/**
 * Kraken as a venue.
 *
 * @see <a href="https://docs.kraken.com/api/docs/guides/spot-ws-intro">Kraken: websocket</a>
 */
public final class KrakenVenue {
    public static final VenueProfile PROFILE =
            new VenueProfile(
                    Feed.KRAKEN,
                    URI.create("wss://ws.kraken.com/v2"),
                    // no figure is published
                    VenueLimits.of(50, Duration.ofSeconds(5)),
                    new KrakenSymbols(),
                    connection ->
                            new KrakenProtocol(
                                    connection.spec(),
                                    connection.symbols(),
                                    connection.books(),
                                    connection.subscriptions(),
                                    connection.pings()));

    private KrakenVenue() {}
}
