package dev.arbflow.sandbox.venues.acme;

import dev.arbflow.market.Feed;
import dev.arbflow.sandbox.sim.NetworkProfile;
import dev.arbflow.sandbox.sim.PriceSteps;
import dev.arbflow.sandbox.venues.dialogue.SimulatedVenue;
import dev.arbflow.sandbox.venues.faults.WireFormat;
import java.util.regex.Pattern;

/** Acme as simulated. */
public final class SimulatedAcme {
    public static final SimulatedVenue VENUE =
            new SimulatedVenue(
                    Feed.ACME,
                    NetworkProfile.ofMillis(3, 12, 25),
                    PriceSteps.decimals(2, 6),
                    false,
                    false,
                    0,
                    AcmeDialogue::new,
                    AcmeFrames::tradeId,
                    WireFormat.of(
                            "\\[\"([0-9.]+)\",\"[0-9.]+\"\\]",
                            "\"price\":\"([0-9.]+)\"",
                            "\"trade\":(\\d+)",
                            "\"us\":(\\d+)"),
                    "acme_",
                    Pattern.compile("\"book\":\"whole\",\"market\":\"([A-Z:]+)\""));

    private SimulatedAcme() {}
}
