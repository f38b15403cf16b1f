package dev.arbflow.sandbox.venues.bitfinex;

import dev.arbflow.sandbox.sim.BookState;
import dev.arbflow.sandbox.sim.Instrument;
import dev.arbflow.sandbox.sim.Level;
import dev.arbflow.sandbox.venues.dialogue.SideChanges;
import java.util.ArrayList;
import java.util.List;

/** A subscribed window of a Bitfinex book as rows {@code [PRICE,COUNT,AMOUNT]}. */
final class BitfinexBook {
    private BitfinexBook() {}

    /** All rows, bids first. */
    static List<String> rows(BookState window) {
        List<String> rows = new ArrayList<>();
        window.bids().forEach(level -> rows.add(set(window.instrument(), level, 1)));
        window.asks().forEach(level -> rows.add(set(window.instrument(), level, -1)));
        return rows;
    }

    /**
     * The rows that lead from one window to the next, in an order that never crosses, empties or
     * overfills the book of a client that applies them one by one: the side that gives way goes
     * first, and every new level follows a deletion.
     */
    static List<String> changes(BookState before, BookState after) {
        Instrument instrument = after.instrument();
        List<String> bids = new ArrayList<>();
        interleave(instrument, SideChanges.between(before.bids(), after.bids()), 1, bids);
        List<String> asks = new ArrayList<>();
        interleave(instrument, SideChanges.between(before.asks(), after.asks()), -1, asks);
        boolean asksGiveWay = after.asks().get(0).price() >= before.asks().get(0).price();
        List<String> rows = new ArrayList<>(asksGiveWay ? asks : bids);
        rows.addAll(asksGiveWay ? bids : asks);
        return rows;
    }

    private static void interleave(
            Instrument instrument, SideChanges changes, int sign, List<String> rows) {
        int longer = Math.max(changes.gone().size(), changes.set().size());
        for (int i = 0; i < longer; i++) {
            if (i < changes.gone().size()) {
                rows.add(delete(instrument, changes.gone().get(i), sign));
            }
            if (i < changes.set().size()) {
                rows.add(set(instrument, changes.set().get(i), sign));
            }
        }
    }

    private static String set(Instrument instrument, Level level, int sign) {
        long orders = 1 + level.quantity() % 5;
        return "["
                + BitfinexNumbers.print(instrument.price(level.price()))
                + ','
                + orders
                + ','
                + BitfinexNumbers.print(instrument.quantity(sign * level.quantity()))
                + ']';
    }

    private static String delete(Instrument instrument, Level level, int sign) {
        return "[" + BitfinexNumbers.print(instrument.price(level.price())) + ",0," + sign + ']';
    }
}
