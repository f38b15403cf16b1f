package dev.arbflow.sandbox.prove;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds trades that nobody has, by the venues' own numbers, which leave none out.
 *
 * <p>Simulated Kraken and Coinbase number the trades of a listing, Bitstamp and Bitfinex those of
 * the whole venue.
 */
final class TradeHoles {
    private final Map<String, TreeMap<Long, Long>> timeUsByNumber = new TreeMap<>();
    private long repeated;

    /**
     * A run of missing numbers.
     *
     * @param series whose numbers they are
     * @param trades how many are missing
     * @param fromUs when the last trade before happened
     * @param toUs when the next one happened
     */
    record Hole(String series, long trades, long fromUs, long toUs) {}

    /** Notes a trade that was found. */
    void found(String series, long number, long timeUs) {
        if (timeUsByNumber.computeIfAbsent(series, s -> new TreeMap<>()).put(number, timeUs)
                != null) {
            repeated++;
        }
    }

    /** Different trades by series. */
    Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        timeUsByNumber.forEach((series, trades) -> counts.put(series, trades.size()));
        return counts;
    }

    /** How many trades were found a second time. */
    long repeated() {
        return repeated;
    }

    /** What is missing between the first and the last trade of each series. */
    List<Hole> holes() {
        List<Hole> holes = new ArrayList<>();
        timeUsByNumber.forEach(
                (series, trades) -> {
                    Map.Entry<Long, Long> before = trades.firstEntry();
                    for (Map.Entry<Long, Long> trade : trades.entrySet()) {
                        long missing = trade.getKey() - before.getKey() - 1;
                        if (missing > 0) {
                            holes.add(
                                    new Hole(series, missing, before.getValue(), trade.getValue()));
                        }
                        before = trade;
                    }
                });
        return holes;
    }
}
