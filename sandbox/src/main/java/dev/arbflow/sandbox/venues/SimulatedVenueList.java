package dev.arbflow.sandbox.venues;

import dev.arbflow.market.Feed;
import dev.arbflow.sandbox.sim.VenueTraits;
import dev.arbflow.sandbox.venues.bitfinex.SimulatedBitfinex;
import dev.arbflow.sandbox.venues.bitstamp.SimulatedBitstamp;
import dev.arbflow.sandbox.venues.coinapi.SimulatedCoinApi;
import dev.arbflow.sandbox.venues.coinbase.SimulatedCoinbase;
import dev.arbflow.sandbox.venues.dialogue.SimulatedVenue;
import dev.arbflow.sandbox.venues.kraken.SimulatedKraken;
import java.util.List;
import java.util.Optional;

/** All feeds that are simulated; a new one is a line here. */
public final class SimulatedVenueList {
    public static final List<SimulatedVenue> ALL =
            List.of(
                    SimulatedBitstamp.VENUE,
                    SimulatedBitfinex.VENUE,
                    SimulatedKraken.VENUE,
                    SimulatedCoinbase.VENUE,
                    SimulatedCoinApi.VENUE);

    private SimulatedVenueList() {}

    /**
     * How a feed is simulated.
     *
     * @throws IllegalArgumentException if it is not
     */
    public static SimulatedVenue of(Feed feed) {
        return ALL.stream()
                .filter(venue -> venue.feed() == feed)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no simulator for " + feed));
    }

    /** The venues that have a market of their own. */
    public static List<VenueTraits> traits() {
        return ALL.stream().map(SimulatedVenue::traits).flatMap(Optional::stream).toList();
    }
}
