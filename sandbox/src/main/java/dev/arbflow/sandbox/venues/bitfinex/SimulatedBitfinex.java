package dev.arbflow.sandbox.venues.bitfinex;

import dev.arbflow.market.Feed;
import dev.arbflow.sandbox.sim.NetworkProfile;
import dev.arbflow.sandbox.sim.PriceSteps;
import dev.arbflow.sandbox.venues.dialogue.SimulatedVenue;
import dev.arbflow.sandbox.venues.faults.WireFormat;
import java.util.regex.Pattern;

/** Bitfinex as simulated. */
public final class SimulatedBitfinex {
    public static final SimulatedVenue VENUE =
            new SimulatedVenue(
                    Feed.BITFINEX,
                    NetworkProfile.ofMillis(0, 5, 12),
                    PriceSteps.fiveSignificantDigits(),
                    true,
                    true,
                    0,
                    BitfinexDialogue::new,
                    BitfinexTrades::tradeId,
                    WireFormat.of(
                            "\\[([0-9.eE-]+),\\d+,[0-9.eE-]+\\]",
                            "\\[\\d+,\\d{13},[0-9.eE-]+,([0-9.eE-]+)\\]",
                            "\\[(\\d+),\\d{13},",
                            ",(\\d{13})[,\\]]"),
                    "bitfinex_ws_",
                    Pattern.compile("\"channel\":\"book\".*\"symbol\":\"(t[A-Z0-9:]+)\""));

    private SimulatedBitfinex() {}
}
