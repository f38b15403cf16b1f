package dev.arbflow.connector.websocket.venue;

import dev.arbflow.connector.websocket.venue.bitfinex.BitfinexVenue;
import dev.arbflow.connector.websocket.venue.bitstamp.BitstampVenue;
import dev.arbflow.connector.websocket.venue.coinapi.CoinApiVenue;
import dev.arbflow.connector.websocket.venue.coinbase.CoinbaseVenue;
import dev.arbflow.connector.websocket.venue.kraken.KrakenVenue;
import dev.arbflow.connector.websocket.venue.session.VenueProfile;
import dev.arbflow.market.Feed;
import java.util.EnumMap;
import java.util.Map;

/** All venues; a new one is a line here. */
public final class VenueProfiles {
    private static final Map<Feed, VenueProfile> BY_FEED =
            byFeed(
                    BitstampVenue.PROFILE,
                    BitfinexVenue.PROFILE,
                    KrakenVenue.PROFILE,
                    CoinbaseVenue.PROFILE,
                    CoinApiVenue.PROFILE);

    private VenueProfiles() {}

    /** What is particular to a feed. */
    public static VenueProfile of(Feed feed) {
        return BY_FEED.get(feed);
    }

    private static Map<Feed, VenueProfile> byFeed(VenueProfile... profiles) {
        Map<Feed, VenueProfile> byFeed = new EnumMap<>(Feed.class);
        for (VenueProfile profile : profiles) {
            if (byFeed.put(profile.feed(), profile) != null) {
                throw new IllegalStateException(profile.feed() + " has two profiles");
            }
        }
        return byFeed;
    }
}
