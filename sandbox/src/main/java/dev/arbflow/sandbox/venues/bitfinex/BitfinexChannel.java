package dev.arbflow.sandbox.venues.bitfinex;

import dev.arbflow.market.Market;
import dev.arbflow.sandbox.venues.server.MarketChannel;

/**
 * One subscription of a Bitfinex client.
 *
 * @param id the number that its frames begin with
 * @param isBook a book, or else the trades
 * @param market of what
 * @param length levels a side of a book
 * @param frequency F0 or F1 of a book, as asked for
 */
record BitfinexChannel(int id, boolean isBook, Market market, int length, String frequency) {

    MarketChannel marketChannel() {
        return isBook ? MarketChannel.book(market) : MarketChannel.trades(market);
    }

    /** Whether another subscription would tell the same. */
    boolean tellsSameAs(BitfinexChannel other) {
        return isBook == other.isBook && market.equals(other.market) && length == other.length;
    }

    /** The acknowledgement. */
    String subscribed() {
        String pair = BitfinexSymbols.pair(market);
        return "{\"event\":\"subscribed\",\"channel\":\""
                + (isBook ? "book" : "trades")
                + "\",\"chanId\":"
                + id
                + ",\"symbol\":\"t"
                + pair
                + '"'
                + (isBook
                        ? ",\"prec\":\"P0\",\"freq\":\""
                                + frequency
                                + "\",\"len\":\""
                                + length
                                + '"'
                        : "")
                + ",\"pair\":\""
                + pair
                + "\"}";
    }
}
