package dev.arbflow.sandbox.sim;

import java.util.List;

/**
 * A venue's whole book at one moment.
 *
 * @param instrument what is listed, and in which units
 * @param bids offers to buy, highest first
 * @param asks offers to sell, lowest first
 */
public record BookState(Instrument instrument, List<Level> bids, List<Level> asks) {

    /** Keeps its own copies. */
    public BookState {
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
    }

    /** The same book, cut to its best levels. */
    public BookState best(int depth) {
        return new BookState(instrument, cut(bids, depth), cut(asks, depth));
    }

    /** Middle of best bid and best ask, in quote units. */
    public double mid() {
        return (instrument.price(bids.get(0).price()).doubleValue()
                        + instrument.price(asks.get(0).price()).doubleValue())
                / 2;
    }

    private static List<Level> cut(List<Level> side, int depth) {
        return side.size() <= depth ? side : side.subList(0, depth);
    }
}
