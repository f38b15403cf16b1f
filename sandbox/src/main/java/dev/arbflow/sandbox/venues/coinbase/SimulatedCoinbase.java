package dev.arbflow.sandbox.venues.coinbase;

import dev.arbflow.market.Feed;
import dev.arbflow.sandbox.sim.NetworkProfile;
import dev.arbflow.sandbox.sim.PriceSteps;
import dev.arbflow.sandbox.venues.dialogue.SimulatedVenue;
import dev.arbflow.sandbox.venues.faults.WireFormat;
import java.util.regex.Pattern;

/** Coinbase as simulated. */
public final class SimulatedCoinbase {
    public static final SimulatedVenue VENUE =
            new SimulatedVenue(
                    Feed.COINBASE,
                    NetworkProfile.ofMillis(2, 10, 20),
                    PriceSteps.decimals(2, 6),
                    false,
                    false,
                    0,
                    CoinbaseDialogue::new,
                    CoinbaseFrames::tradeId,
                    WireFormat.of(
                            "\\[(?:\"(?:buy|sell)\",)?\"([0-9.]+)\",\"[0-9.]+\"\\]",
                            "\"price\":\"([0-9.]+)\"",
                            "\"trade_id\":(\\d+)",
                            "\"time\":\"([^\"]+)\""),
                    "coinbase_ws_",
                    Pattern.compile("\"snapshot\",\"product_id\":\"([A-Z0-9-]+)\""));

    private SimulatedCoinbase() {}
}
