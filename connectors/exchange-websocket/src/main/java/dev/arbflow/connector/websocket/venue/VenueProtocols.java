package dev.arbflow.connector.websocket.venue;

import dev.arbflow.connector.websocket.ConnectionSpec;
import dev.arbflow.market.Feed;
import java.time.Duration;

/** Makes the protocol of a connection. */
public final class VenueProtocols {
    private VenueProtocols() {}

    /**
     * A protocol for one connection over all its epochs.
     *
     * @param apiKey the aggregator's key; ignored by venues' own public feeds. It is sent to the
     *     aggregator and appears nowhere else
     * @throws IllegalArgumentException if the venue does not offer the depth, cannot name a
     *     listing, or a key is needed and missing
     */
    public static VenueProtocol forSpec(ConnectionSpec spec, String apiKey) {
        Symbols symbols = new Symbols(spec.feed(), spec.listings());
        SubscribedBooks books = new SubscribedBooks(spec.listings(), spec.depth());
        VenueLanguage language = new KrakenProtocol(spec, symbols, books);
        return new VenueSession(Feed.KRAKEN, books, language, Duration.ofSeconds(5));
    }
}
