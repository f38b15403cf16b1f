package dev.arbflow.sandbox.sim;

import dev.arbflow.market.Market;

/**
 * A market that every simulated venue lists.
 *
 * @param market what is traded
 * @param startPrice fair price at the start, quote units for one base unit
 * @param levelNotional typical cost of one level of a book, quote units
 */
public record MarketSetup(Market market, double startPrice, double levelNotional) {

    /**
     * @throws IllegalArgumentException if a number is not positive
     */
    public MarketSetup {
        if (!(startPrice > 0) || !(levelNotional > 0)) {
            throw new IllegalArgumentException(
                    "prices and notionals of " + market + " must be > 0");
        }
    }

    public static MarketSetup of(String market, double startPrice, double levelNotional) {
        return new MarketSetup(Market.parse(market), startPrice, levelNotional);
    }
}
