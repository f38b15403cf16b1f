package dev.arbflow.sandbox.suspect;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Side;
import dev.arbflow.sandbox.sim.BookState;
import dev.arbflow.sandbox.sim.Level;
import dev.arbflow.sandbox.sim.MarketFault;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What happens in honest markets and has something of manipulation. */
final class HonestFaults {
    private HonestFaults() {}

    /** Both touches are large, wherever they go, and a quarter of each is traded now and then. */
    static MarketFault requoting(Predicate<Listing> which) {
        return new MarketFault() {
            @Override
            public BookState shown(BookState book, long modelUs) {
                return which.test(book.instrument().listing())
                        ? new BookState(
                                book.instrument(),
                                enlarged(book.bids(), 0, 1, 12),
                                enlarged(book.asks(), 0, 1, 12))
                        : book;
            }

            @Override
            public List<Printed> printed(BookState book, long modelUs) {
                Level bid = book.bids().get(0);
                Level ask = book.asks().get(0);
                return which.test(book.instrument().listing())
                        ? List.of(
                                new Printed(Side.SELL, bid.price(), bid.quantity() / 4),
                                new Printed(Side.BUY, ask.price(), ask.quantity() / 4))
                        : List.of();
            }
        };
    }

    /** One lot is bought at the ask and sold at the bid in turn. */
    static MarketFault roundLots(Predicate<Listing> which) {
        return new MarketFault() {
            private long number;

            @Override
            public List<Printed> printed(BookState book, long modelUs) {
                if (!which.test(book.instrument().listing())) {
                    return List.of();
                }
                boolean buys = number++ % 2 == 0;
                long price = (buys ? book.asks() : book.bids()).get(0).price();
                return List.of(new Printed(buys ? Side.BUY : Side.SELL, price, 10_000_000));
            }
        };
    }

    /** Levels behind the bid are large, and go one by one, three seconds apart. */
    static MarketFault wall(Predicate<Listing> which, long fromUs) {
        return new MarketFault() {
            @Override
            public BookState shown(BookState book, long modelUs) {
                int levels = (int) Math.max(0, 6 - (modelUs - fromUs) / 3_000_000);
                return which.test(book.instrument().listing())
                        ? new BookState(
                                book.instrument(),
                                enlarged(book.bids(), 1, 1 + levels, 20),
                                book.asks())
                        : book;
            }
        };
    }

    private static List<Level> enlarged(List<Level> side, int from, int to, int times) {
        List<Level> levels = new ArrayList<>(side);
        for (int i = from; i < to; i++) {
            levels.set(i, new Level(levels.get(i).price(), levels.get(i).quantity() * times));
        }
        return levels;
    }
}
