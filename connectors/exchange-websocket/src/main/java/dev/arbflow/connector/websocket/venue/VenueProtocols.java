package dev.arbflow.connector.websocket.venue;

import dev.arbflow.connector.websocket.ConnectionSpec;
import dev.arbflow.connector.websocket.venue.session.Pings;
import dev.arbflow.connector.websocket.venue.session.SubscribedBooks;
import dev.arbflow.connector.websocket.venue.session.VenueProfile;
import dev.arbflow.connector.websocket.venue.session.VenueProtocol;
import dev.arbflow.connector.websocket.venue.session.VenueSession;
import dev.arbflow.connector.websocket.venue.symbol.Symbols;
import dev.arbflow.market.Listing;
import java.util.List;

/** Makes the protocol of a connection. */
public final class VenueProtocols {
    private VenueProtocols() {}

    /**
     * A protocol for one connection over all its epochs.
     *
     * @param apiKey the aggregator's key; venues' own public feeds need none. It is sent to the
     *     aggregator and appears nowhere else
     * @throws IllegalArgumentException if the venue does not offer the depth, cannot name a listing
     *     or does not allow as many, or a key is needed and missing
     */
    public static VenueProtocol forSpec(ConnectionSpec spec, String apiKey) {
        VenueProfile venue = VenueProfiles.of(spec.feed());
        if (spec.listings().size() > venue.listingsPerConnection()) {
            throw new IllegalArgumentException(
                    "a connection of %s carries at most %s markets, not %s"
                            .formatted(
                                    spec.feed(),
                                    venue.listingsPerConnection(),
                                    spec.listings().size()));
        }
        Symbols symbols = new Symbols(spec.feed(), venue.symbols(), spec.listings());
        List<Listing> withBook = spec.feed().hasBooks() ? spec.listings() : List.of();
        SubscribedBooks books = new SubscribedBooks(withBook, spec.depth());
        Pings pings = new Pings();
        return new VenueSession(
                spec.feed(),
                books,
                venue.language()
                        .create(new VenueProfile.Connection(spec, symbols, books, pings, apiKey)),
                pings,
                venue.deadAfter(),
                spec.dialect() == ConnectionSpec.Dialect.LIVE);
    }
}
