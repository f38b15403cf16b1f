package dev.arbflow.sandbox.matrix;

import dev.arbflow.market.book.Ladder;
import dev.arbflow.sandbox.sim.BookState;
import dev.arbflow.sandbox.sim.Instrument;
import dev.arbflow.sandbox.sim.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** All books that one listing had lately. */
final class BookTruth {
    private static final long REMEMBERED_US = 60_000_000;

    private final int depth;
    private final Deque<Moment> moments = new ArrayDeque<>();

    /** A book, until the next one. */
    private record Moment(long fromUs, long untilUs, Ladder bids, Ladder asks) {}

    /**
     * @param depth levels of each side that count
     */
    BookTruth(int depth) {
        this.depth = depth;
    }

    /** The book changed. */
    void changed(BookState book, long nowUs) {
        if (!moments.isEmpty()) {
            Moment last = moments.removeLast();
            moments.addLast(new Moment(last.fromUs, nowUs, last.bids, last.asks));
        }
        moments.addLast(
                new Moment(
                        nowUs,
                        Long.MAX_VALUE,
                        ladder(book.instrument(), book.best(depth).bids()),
                        ladder(book.instrument(), book.best(depth).asks())));
        while (moments.getFirst().untilUs < nowUs - REMEMBERED_US) {
            moments.removeFirst();
        }
    }

    /** Whether the book was this at any moment since. */
    boolean wasSince(long sinceUs, Ladder bids, Ladder asks) {
        for (Iterator<Moment> each = moments.descendingIterator(); each.hasNext(); ) {
            Moment moment = each.next();
            if (moment.untilUs < sinceUs) {
                return false;
            }
            if (moment.bids.equals(bids) && moment.asks.equals(asks)) {
                return true;
            }
        }
        return false;
    }

    private static Ladder ladder(Instrument instrument, List<Level> side) {
        return new Ladder(
                side.stream().mapToDouble(each -> price(instrument, each)).toArray(),
                side.stream()
                        .mapToDouble(each -> instrument.quantity(each.quantity()).doubleValue())
                        .toArray());
    }

    private static double price(Instrument instrument, Level level) {
        return instrument.price(level.price()).doubleValue();
    }
}
