package dev.arbflow.connector.websocket.venue;

import dev.arbflow.connector.websocket.ConnectionSpec;
import dev.arbflow.connector.websocket.venue.session.VenueProfile;
import dev.arbflow.connector.websocket.venue.session.VenueProtocol;

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
        int most = venue.limits().listingsPerConnection();
        if (spec.listings().size() > most) {
            throw new IllegalArgumentException(
                    "a connection of %s carries at most %s markets, not %s"
                            .formatted(spec.feed(), most, spec.listings().size()));
        }
        return venue.protocol(spec, apiKey);
    }
}
