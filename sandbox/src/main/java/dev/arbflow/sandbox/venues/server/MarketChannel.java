package dev.arbflow.sandbox.venues.server;

import dev.arbflow.market.Market;

/** One channel of one market. */
public record MarketChannel(Market market, Channel channel) {

    public static MarketChannel book(Market market) {
        return new MarketChannel(market, Channel.BOOK);
    }

    public static MarketChannel trades(Market market) {
        return new MarketChannel(market, Channel.TRADES);
    }
}
