package dev.arbflow.sandbox.venues.coinapi;

import dev.arbflow.market.Feed;
import dev.arbflow.sandbox.sim.NetworkProfile;
import dev.arbflow.sandbox.venues.dialogue.SimulatedVenue;
import dev.arbflow.sandbox.venues.faults.WireFormat;
import java.util.regex.Pattern;

/** CoinAPI as simulated: an aggregator without a market of its own. */
public final class SimulatedCoinApi {
    public static final SimulatedVenue VENUE =
            new SimulatedVenue(
                    Feed.COINAPI,
                    NetworkProfile.ofMillis(0, 20, 40),
                    null,
                    false,
                    false,
                    0,
                    CoinApiDialogue::new,
                    CoinApiDialogue::tradeId,
                    WireFormat.of(
                            "\\[\"no book\"()\\]",
                            "\"price\":([0-9.]+)",
                            "\"uuid\":\"([^\"]+)\"",
                            "\"time_exchange\":\"([^\"]+)\""),
                    "coinapi_ws_",
                    Pattern.compile("\"symbol_id\":\"([A-Z0-9_]+)\""));

    private SimulatedCoinApi() {}
}
