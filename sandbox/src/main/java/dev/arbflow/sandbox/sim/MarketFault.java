package dev.arbflow.sandbox.sim;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Side;
import java.util.List;
import java.util.Optional;

/**
 * Something unusual in the market itself, for as long as it stands in the {@link MarketModel}. Any
 * of them combine. The venues' books really are so: who watches them is told nothing else.
 */
public interface MarketFault {

    /**
     * A trade that is only printed.
     *
     * @param taker the aggressor's side
     * @param price in the units of the instrument
     * @param quantity in units of 10<sup>-8</sup> base
     */
    record Printed(Side taker, long price, long quantity) {}

    /** What the price of a listing is multiplied with at a model time. */
    default double factor(Listing listing, long modelUs) {
        return 1;
    }

    /** How its depth stands apart on one side; empty if it does not. */
    default Optional<Shift> shift(Listing listing) {
        return Optional.empty();
    }

    /** The same at a model time, where it depends on that. */
    default BookState shown(BookState book, long modelUs) {
        return shown(book);
    }

    /** Trades that the venue prints beside its own; they take nothing from its book. */
    default List<Printed> printed(BookState book, long modelUs) {
        return List.of();
    }

    /** The book that the venue shows in place of its own. */
    default BookState shown(BookState book) {
        return book;
    }
}
