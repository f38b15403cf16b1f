package dev.arbflow.jobs.paper;

import dev.arbflow.market.arbitrage.PaperDay;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that an account knows, as it lies in state.
 *
 * @param balances by holding, {@code VENUE|ASSET}; one without an entry is as at the start
 * @param transfers what is on its way
 * @param depth what was taken lately
 * @param prices newest of each market, quote units
 * @param days the newest of each currency
 */
record PaperBook(
        Map<String, BigDecimal> balances,
        List<Transfer> transfers,
        List<Depth> depth,
        Map<String, BigDecimal> prices,
        List<PaperDay> days) {
    static final PaperBook NEW = new PaperBook(Map.of(), List.of(), List.of(), Map.of(), List.of());

    /** Keeps its own copies, in an order that gives the same bytes each time. */
    PaperBook {
        balances = new TreeMap<>(balances);
        transfers = List.copyOf(transfers);
        depth = List.copyOf(depth);
        prices = new TreeMap<>(prices);
        days = List.copyOf(days);
    }

    /**
     * Something on its way to a venue.
     *
     * @param to holding that it arrives at
     * @param quantity that arrives, units of the asset
     * @param arrivesUs from when on it can be traded with
     */
    record Transfer(String to, BigDecimal quantity, long arrivesUs) {}

    /**
     * Depth that this account has taken from one side of a book.
     *
     * @param side {@code VENUE|BASE/QUOTE|asks} or {@code bids}
     * @param quantity base units
     * @param atUs when
     */
    record Depth(String side, BigDecimal quantity, long atUs) {}
}
