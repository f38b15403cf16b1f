package dev.arbflow.sandbox.sim;

import dev.arbflow.market.Listing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongToDoubleFunction;
import java.util.function.Predicate;

/** What can be unusual in a market. */
public final class MarketFaults {
    private static final double BPS = 1e-4;

    private MarketFaults() {}

    /**
     * Listings stand apart from the fair price.
     *
     * @param which they are
     * @param bps by how much at a model time; positive is up
     */
    public static MarketFault apart(Predicate<Listing> which, LongToDoubleFunction bps) {
        return new MarketFault() {
            @Override
            public double factor(Listing listing, long modelUs) {
                return which.test(listing) ? 1 + bps.applyAsDouble(modelUs) * BPS : 1;
            }
        };
    }

    /** Listings trade something else under the same name, at so many times the price. */
    public static MarketFault alien(Predicate<Listing> which, double times) {
        return new MarketFault() {
            @Override
            public double factor(Listing listing, long modelUs) {
                return which.test(listing) ? times : 1;
            }
        };
    }

    /**
     * Listings have their depth apart on one side only, and one level in front of the other.
     *
     * @param bps how far apart; positive is up
     * @param notional cost of the level in front, in quote units
     */
    public static MarketFault thin(Predicate<Listing> which, double bps, double notional) {
        return new MarketFault() {
            @Override
            public Optional<Shift> shift(Listing listing) {
                return which.test(listing)
                        ? Optional.of(new Shift(bps, notional))
                        : Optional.empty();
            }
        };
    }

    /** Listings show one book whose bid is above its ask. */
    public static MarketFault crossedOnce(Predicate<Listing> which) {
        return new MarketFault() {
            private final Set<Listing> done = new HashSet<>();

            @Override
            public BookState shown(BookState book) {
                Listing listing = book.instrument().listing();
                return which.test(listing) && done.add(listing) ? crossed(book) : book;
            }
        };
    }

    private static BookState crossed(BookState book) {
        Level ask = book.asks().get(0);
        Level above = new Level(ask.price() + book.instrument().tick(), ask.quantity());
        return new BookState(book.instrument(), inFront(book.bids(), above), book.asks());
    }

    private static List<Level> inFront(List<Level> side, Level level) {
        List<Level> all = new ArrayList<>(side.size() + 1);
        all.add(level);
        all.addAll(side);
        return all;
    }
}
