package dev.arbflow.sandbox.sim;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongToDoubleFunction;
import java.util.function.Predicate;

/** Market faults that look like manipulation. */
public final class Manipulations {
    /** How long a flickering quote stands. */
    private static final long STANDS_US = 300_000;

    /** Levels behind the touch that become large. */
    private static final int LAYERS = 5;

    private static final double BPS = 1e-4;

    private Manipulations() {}

    /**
     * A large bid stands at the touch for a moment, again and again.
     *
     * @param times what would stand there otherwise
     */
    public static MarketFault flicker(Predicate<Listing> which, double times, long everyUs) {
        return new MarketFault() {
            @Override
            public BookState shown(BookState book, long modelUs) {
                boolean stands = modelUs % everyUs < STANDS_US;
                return stands && which.test(book.instrument().listing())
                        ? withBids(book, 0, 1, times)
                        : book;
            }
        };
    }

    /**
     * Levels behind the bid are large for the first half of each turn, while takers buy at the ask.
     *
     * @param times what would stand there otherwise
     */
    public static MarketFault layer(Predicate<Listing> which, double times, long everyUs) {
        return new MarketFault() {
            private final Turns buys = new Turns(1_000_000);

            @Override
            public BookState shown(BookState book, long modelUs) {
                return stands(book, modelUs) ? withBids(book, 1, 1 + LAYERS, times) : book;
            }

            @Override
            public List<Printed> printed(BookState book, long modelUs) {
                Level ask = book.asks().get(0);
                return stands(book, modelUs) && buys.isNew(book, modelUs)
                        ? List.of(new Printed(Side.BUY, ask.price(), ask.quantity()))
                        : List.of();
            }

            private boolean stands(BookState book, long modelUs) {
                return modelUs % everyUs < everyUs / 2 && which.test(book.instrument().listing());
            }
        };
    }

    /** One quantity is bought and sold at one price in turn. */
    public static MarketFault wash(Predicate<Listing> which, long everyUs) {
        return new MarketFault() {
            private final Turns turns = new Turns(everyUs);
            private final Map<Listing, Printed> last = new HashMap<>();

            @Override
            public List<Printed> printed(BookState book, long modelUs) {
                Listing listing = book.instrument().listing();
                if (!which.test(listing) || !turns.isNew(book, modelUs)) {
                    return List.of();
                }
                Printed before = last.get(listing);
                Level bid = book.bids().get(0);
                Printed now =
                        before == null || before.taker() == Side.SELL
                                ? new Printed(Side.BUY, bid.price(), bid.quantity())
                                : new Printed(Side.SELL, before.price(), before.quantity());
                last.put(listing, now);
                return List.of(now);
            }
        };
    }

    /**
     * Listings are bought up, with a purchase at each step.
     *
     * @param bps how far at a model time
     */
    public static MarketFault pump(Predicate<Listing> which, LongToDoubleFunction bps) {
        return new MarketFault() {
            @Override
            public double factor(Listing listing, long modelUs) {
                return which.test(listing) ? 1 + bps.applyAsDouble(modelUs) * BPS : 1;
            }

            @Override
            public List<Printed> printed(BookState book, long modelUs) {
                Level ask = book.asks().get(0);
                return which.test(book.instrument().listing())
                        ? List.of(new Printed(Side.BUY, ask.price(), ask.quantity()))
                        : List.of();
            }
        };
    }

    private static BookState withBids(BookState book, int from, int to, double times) {
        List<Level> bids = new ArrayList<>(book.bids());
        for (int i = from; i < Math.min(to, bids.size()); i++) {
            Level level = bids.get(i);
            bids.set(i, new Level(level.price(), (long) (level.quantity() * times)));
        }
        return new BookState(book.instrument(), bids, book.asks());
    }

    /** Says of each listing when a new stretch of time has begun. */
    private static final class Turns {
        private final long everyUs;
        private final Map<Listing, Long> last = new HashMap<>();

        Turns(long everyUs) {
            this.everyUs = everyUs;
        }

        boolean isNew(BookState book, long modelUs) {
            long turn = modelUs / everyUs;
            Long before = last.put(book.instrument().listing(), turn);
            return before == null || before != turn;
        }
    }
}
