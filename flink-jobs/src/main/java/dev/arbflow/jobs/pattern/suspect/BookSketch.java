package dev.arbflow.jobs.pattern.suspect;

import dev.arbflow.jobs.state.RecordTypeFactory;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Side;
import dev.arbflow.market.book.Book;
import dev.arbflow.market.book.Ladder;
import java.util.Arrays;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * What signals need of a book, in a twentieth of its bytes.
 *
 * @param listing of what, and where
 * @param receiveUs our clock when the book arrived; the event time
 * @param bid its side to buy
 * @param ask its side to sell
 */
@TypeInfo(RecordTypeFactory.class)
record BookSketch(Listing listing, long receiveUs, Half bid, Half ask) {
    /** Levels a side that are looked at; venues publish from ten on. */
    static final int LEVELS = 10;

    /** How many times the usual level of the other side makes a level behind the touch large. */
    static final double LARGE_TIMES = 8;

    /**
     * One side.
     *
     * @param price best; NaN if there is none, or the book cannot be used
     * @param quantity base units at it
     * @param large levels behind the touch that are several times as large as those of the other
     *     side usually are
     */
    record Half(double price, double quantity, int large) {
        private static final Half NONE = new Half(Double.NaN, 0, 0);
    }

    static BookSketch of(Book book) {
        return new BookSketch(
                book.listing(),
                book.times().receiveUs(),
                half(book.bids(), book.asks()),
                half(book.asks(), book.bids()));
    }

    private static Half half(Ladder side, Ladder other) {
        return side.isEmpty()
                ? Half.NONE
                : new Half(side.best(), side.quantities()[0], large(side, other));
    }

    private static int large(Ladder side, Ladder other) {
        int depth = Math.min(side.depth(), LEVELS);
        int otherDepth = Math.min(other.depth(), LEVELS);
        if (depth < LEVELS || otherDepth < LEVELS) {
            return 0; // too few levels to say what is usual
        }
        double[] sizes = Arrays.copyOf(other.quantities(), otherDepth);
        Arrays.sort(sizes);
        double least = LARGE_TIMES * sizes[otherDepth / 2];
        int large = 0;
        for (int i = 1; i < depth; i++) {
            if (side.quantities()[i] >= least) {
                large++;
            }
        }
        return large;
    }

    Half half(Side side) {
        return side == Side.BUY ? bid : ask;
    }

    /** Between best bid and best ask; NaN without both. */
    double mid() {
        return bid.price + (ask.price - bid.price) / 2;
    }

    /** Whether it says the same as another one. */
    boolean showsTheSameAs(BookSketch other) {
        return bid.equals(other.bid) && ask.equals(other.ask);
    }
}
