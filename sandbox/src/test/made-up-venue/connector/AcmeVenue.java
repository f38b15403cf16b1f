package dev.arbflow.connector.websocket.venue.acme;

import dev.arbflow.connector.websocket.venue.session.VenueLimits;
import dev.arbflow.connector.websocket.venue.session.VenueProfile;
import dev.arbflow.market.Feed;
import java.net.URI;
import java.time.Duration;

/** Acme as a venue. */
public final class AcmeVenue {
    public static final VenueProfile PROFILE =
            new VenueProfile(
                    Feed.ACME,
                    URI.create("wss://acme.invalid"),
                    VenueLimits.of(10, Duration.ofSeconds(10)),
                    new AcmeSymbols(),
                    AcmeProtocol::new);

    private AcmeVenue() {}
}
