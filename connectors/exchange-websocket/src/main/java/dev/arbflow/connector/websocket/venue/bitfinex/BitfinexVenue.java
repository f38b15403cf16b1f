package dev.arbflow.connector.websocket.venue.bitfinex;

import dev.arbflow.connector.websocket.venue.session.VenueLimits;
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
                    // 25 channels, two a market, and a heartbeat on each of them every 15 s
                    VenueLimits.of(12, Duration.ofSeconds(35))
                            .opening(26)
                            .channelsBeat(Duration.ofSeconds(50)),
                    new BitfinexSymbols(),
                    BitfinexProtocol::new);

    private BitfinexVenue() {}
}
