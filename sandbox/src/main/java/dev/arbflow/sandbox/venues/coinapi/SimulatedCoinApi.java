package dev.arbflow.sandbox.venues.coinapi;

import dev.arbflow.market.Feed;
import dev.arbflow.sandbox.sim.NetworkProfile;
import dev.arbflow.sandbox.venues.dialogue.SimulatedVenue;
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
                    (session, memory) -> new CoinApiDialogue(session),
                    CoinApiDialogue::tradeId,
                    "coinapi_ws_",
                    Pattern.compile("\"symbol_id\":\"([A-Z0-9_]+)\""));

    private SimulatedCoinApi() {}
}
