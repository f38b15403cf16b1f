package dev.arbflow.sandbox.venues;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.sandbox.sim.Dislocation;
import dev.arbflow.sandbox.venues.server.VenueLoop;
import java.time.Duration;
import java.util.Map;

/** The feed faults that belong to some dislocations: they come while one stands. */
final class DislocationFaults {
    /** Share of a dislocation after which its feed fault comes. */
    private static final double FAULT_AT = 0.6;

    private static final Duration OUTAGE = Duration.ofMillis(700);

    private final Map<Feed, VenueSimulator> simulators;
    private final VenueLoop loop;

    DislocationFaults(Map<Feed, VenueSimulator> simulators, VenueLoop loop) {
        this.simulators = simulators;
        this.loop = loop;
    }

    void begun(Dislocation dislocation) {
        long untilFaultUs = (long) (dislocation.durationUs() * FAULT_AT);
        switch (dislocation.kind()) {
            case DISCONNECTED -> loop.after(untilFaultUs, () -> cut(dislocation.listing()));
            case CHECKSUM_FAULT -> loop.after(untilFaultUs, () -> spoil(dislocation.listing()));
            default -> {}
        }
    }

    private void cut(Listing listing) {
        VenueSimulator venue = of(listing);
        venue.refuseConnections(OUTAGE);
        venue.dropConnections();
    }

    private void spoil(Listing listing) {
        of(listing).tell(client -> client.corruptChecksum(listing.market()));
    }

    private VenueSimulator of(Listing listing) {
        return simulators.get(Feed.valueOf(listing.venue().name()));
    }
}
