package dev.arbflow.sandbox.venues;

import java.util.Set;

/**
 * What a simulated venue has handed to its sockets so far.
 *
 * @param connections clients that ever connected
 * @param frames text frames of all kinds
 * @param books frames that carry a book or a change of one
 * @param tradeIds {@code BASE/QUOTE|id} of every trade sent as it happened; on CoinAPI {@code
 *     VENUE|BASE/QUOTE|uuid}
 * @param repeatedTradeIds of trades sent as past ones: snapshots on subscribing, last matches
 */
public record SentCounts(
        long connections,
        long frames,
        long books,
        Set<String> tradeIds,
        Set<String> repeatedTradeIds) {}
