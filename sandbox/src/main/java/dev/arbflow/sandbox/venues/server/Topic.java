package dev.arbflow.sandbox.venues.server;

import dev.arbflow.market.Market;

/** One channel of one market. */
public record Topic(Market market, Channel channel) {

    public static Topic book(Market market) {
        return new Topic(market, Channel.BOOK);
    }

    public static Topic trades(Market market) {
        return new Topic(market, Channel.TRADES);
    }
}
