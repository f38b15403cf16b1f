package dev.arbflow.sandbox.venues.bitfinex;

import dev.arbflow.market.Feed;
import dev.arbflow.sandbox.sim.NetworkProfile;
import dev.arbflow.sandbox.sim.PriceSteps;
import dev.arbflow.sandbox.venues.dialogue.SimulatedVenue;
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
                    "bitfinex_ws_",
                    Pattern.compile("\"channel\":\"book\".*\"symbol\":\"(t[A-Z0-9:]+)\""));

    private SimulatedBitfinex() {}
}
