package dev.arbflow.sandbox.truth.seen;

import dev.arbflow.market.Market;
import java.util.HashMap;
import java.util.Map;

/** Looks at all that reaches a client as it comes; keeps the newest books and what was found. */
public final class SeenMarkets {
    private final Map<Market, SeenMarket> markets = new HashMap<>();
    private final Limits limits;

    public SeenMarkets(Limits limits) {
        this.limits = limits;
    }

    /**
     * Takes in what came next.
     *
     * @param next received no earlier than what came before it
     */
    public void arrived(Delivery next) {
        markets.computeIfAbsent(next.listing().market(), market -> new SeenMarket(market, limits))
                .arrived(next);
    }

    /** What had to be found if nothing more comes; to be asked once. */
    public SeenTruth truth() {
        return SeenTruth.of(
                markets.values().stream().flatMap(market -> market.finish().stream()).toList());
    }
}
