package dev.arbflow.sandbox.venues.bitstamp;

import dev.arbflow.market.Feed;
import dev.arbflow.sandbox.sim.NetworkProfile;
import dev.arbflow.sandbox.sim.PriceSteps;
import dev.arbflow.sandbox.venues.dialogue.SimulatedVenue;
import dev.arbflow.sandbox.venues.faults.WireFormat;
import java.util.regex.Pattern;

/** Bitstamp as simulated: the one that pings, every 54 s, as observed. */
public final class SimulatedBitstamp {
    public static final SimulatedVenue VENUE =
            new SimulatedVenue(
                    Feed.BITSTAMP,
                    NetworkProfile.ofMillis(40, 8, 14),
                    PriceSteps.decimals(2, 8),
                    false,
                    false,
                    54,
                    BitstampDialogue::new,
                    BitstampFrames::tradeId,
                    WireFormat.of(
                            "\\[\"([0-9.]+)\",\"[0-9.]+\"\\]",
                            "\"price_str\":\"([0-9.]+)\"",
                            "\"id\":(\\d+)",
                            "\"microtimestamp\":\"(\\d+)\""),
                    "bitstamp_ws_",
                    Pattern.compile(
                            "_succeeded\",\"channel\":\"(?:diff_)?order_book_([a-z0-9]+)\""));

    private SimulatedBitstamp() {}
}
