package dev.arbflow.sandbox.sim;

import dev.arbflow.market.Listing;
import java.util.Optional;

/**
 * Something unusual in the market itself, for as long as it stands in the {@link MarketModel}. Any
 * of them combine. The venues' books really are so: who watches them is told nothing else.
 */
public interface MarketFault {

    /** What the price of a listing is multiplied with at a model time. */
    default double factor(Listing listing, long modelUs) {
        return 1;
    }

    /** How its depth stands apart on one side; empty if it does not. */
    default Optional<Shift> shift(Listing listing) {
        return Optional.empty();
    }

    /** The book that the venue shows in place of its own. */
    default BookState shown(BookState book) {
        return book;
    }
}
