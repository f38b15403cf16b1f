package dev.arbflow.sandbox.venues.kraken;

import dev.arbflow.market.Feed;
import dev.arbflow.sandbox.sim.NetworkProfile;
import dev.arbflow.sandbox.sim.PriceSteps;
import dev.arbflow.sandbox.venues.dialogue.SimulatedVenue;
import dev.arbflow.sandbox.venues.faults.WireFormat;
import java.util.regex.Pattern;

/** Kraken as simulated. */
public final class SimulatedKraken {
    public static final SimulatedVenue VENUE =
            new SimulatedVenue(
                    Feed.KRAKEN,
                    NetworkProfile.ofMillis(-3, 3, 8),
                    PriceSteps.digits(6, 1, 6),
                    true,
                    true,
                    0,
                    KrakenDialogue::new,
                    trade -> trade.trade().number(),
                    WireFormat.of(
                            "\\{\"price\":([0-9.]+),\"qty\":[0-9.]+\\}",
                            "\"price\":([0-9.]+)",
                            "\"trade_id\":(\\d+)",
                            "\"timestamp\":\"([^\"]+)\""),
                    "kraken_v2_ws_",
                    Pattern.compile("\"channel\":\"book\".*\"symbol\":\"([A-Z0-9/]+)\""));

    private SimulatedKraken() {}
}
