package dev.arbflow.jobs.upgrade;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.rule.Rule;
import dev.arbflow.market.testing.Books;
import dev.arbflow.market.testing.Trades;
import dev.arbflow.market.trade.Trade;
import dev.arbflow.market.trade.TradeUpdate;
import java.util.List;

/**
 * What the markets tell before the savepoint and after it.
 *
 * <p>Never change what is told before: savepoints of released versions hold it. Times are
 * milliseconds since {@link #START_MS}.
 *
 * @param books in the order of their receipt
 * @param trades in the order of their exchange time
 * @param rules written at the start
 * @param endMs where event time stands when all is told
 */
record MarketStory(List<BookUpdate> books, List<TradeUpdate> trades, List<Rule> rules, long endMs) {

    /** A Monday, on which the built-in fees hold. */
    static final long START_MS = 1_794_216_000_000L;

    /** When the episode opens that the savepoint holds. */
    static final long OPENED_US = (START_MS + 10) * 1_000;

    /** From when on the rule holds that only the savepoint knows. */
    static final long RULE_MS = 5_000;

    /** An episode stands open, trades are known, and a rule waits for its time. */
    static MarketStory before() {
        return new MarketStory(
                List.of(
                        kraken(0, 100.01),
                        bitstamp(10, 103.00),
                        bitstamp(400, 103.10),
                        kraken(700, 100.01),
                        bitstamp(800, 103.05)),
                List.of(
                        krakenTrade("known-1", 100, 100.00),
                        krakenTrade("known-2", 200, 99.00),
                        binanceTrade("known-3", 300, 101.00),
                        krakenTrade("known-4", 850, 100.50)),
                List.of(
                        Rule.of(
                                new DetectionRule(
                                        1,
                                        (START_MS + RULE_MS) * 1_000,
                                        300,
                                        300,
                                        1_000,
                                        500_000))),
                START_MS + 900);
    }

    /** The episode goes on and ends; trades come again, and new ones; the rule's time comes. */
    static MarketStory after() {
        return new MarketStory(
                List.of(
                        bitstamp(1_000, 103.20),
                        kraken(1_500, 100.01),
                        bitstamp(1_600, 100.00), // gone
                        kraken(5_100, 100.01),
                        bitstamp(5_200, 103.00), // enough for the configuration, not for the rule
                        kraken(6_000, 100.01),
                        bitstamp(6_100, 103.00),
                        bitstamp(6_200, 100.00)),
                List.of(
                        krakenTrade("known-2", 200, 99.00),
                        krakenTrade("known-4", 850, 100.50),
                        krakenTrade("new-1", 850, 100.60), // shares a microsecond with known-4
                        binanceTrade("new-2", 1_200, 101.50)),
                List.of(),
                START_MS + 61_000);
    }

    private static BookUpdate kraken(long ms, double ask) {
        return book(Books.kraken("BTC/USD"), ms, ask - 0.01);
    }

    private static BookUpdate bitstamp(long ms, double bid) {
        return book(Books.bitstamp("BTC/USD"), ms, bid);
    }

    private static BookUpdate book(Books book, long ms, double bid) {
        return BookUpdate.of(
                book.at(START_MS + ms)
                        .delivery(1, ms + 1)
                        .bid(bid, 20)
                        .ask(bid + 0.01, 20)
                        .build());
    }

    private static TradeUpdate krakenTrade(String id, long ms, double price) {
        return TradeUpdate.of(trade(Trades.kraken("BTC/USD"), id, ms, price));
    }

    /** Told by the aggregator, which has no books, so that its prices become indicative. */
    private static TradeUpdate binanceTrade(String id, long ms, double price) {
        return TradeUpdate.of(
                trade(Trades.of(Venue.BINANCE, "BTC/USD").feed(Feed.COINAPI), id, ms, price));
    }

    private static Trade trade(Trades trade, String id, long ms, double price) {
        return trade.id(id).price(price).at(START_MS + ms).delivery(1, ms + 1).build();
    }
}
