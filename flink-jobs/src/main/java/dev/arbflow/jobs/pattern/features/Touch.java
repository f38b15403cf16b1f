package dev.arbflow.jobs.pattern.features;

import dev.arbflow.market.book.Book;
import dev.arbflow.market.book.Ladder;
import java.util.Arrays;

/**
 * What windows need to know of one book.
 *
 * @param receiveUs our clock when it arrived
 * @param epoch connection epoch that brought it
 * @param sequence its number in the epoch
 * @param usable whether the book was valid
 * @param mid between best bid and best ask; NaN if there are not both
 * @param spreadBps ask minus bid over mid, basis points; NaN likewise
 * @param imbalance bid minus ask quantity over their sum, over all levels, -1 to 1; NaN likewise
 */
public record Touch(
        long receiveUs,
        long epoch,
        long sequence,
        boolean usable,
        double mid,
        double spreadBps,
        double imbalance) {
    private static final double BPS = 10_000;

    static Touch of(Book book) {
        boolean bothSides = !book.bids().isEmpty() && !book.asks().isEmpty();
        double bid = bothSides ? book.bids().best() : Double.NaN;
        double ask = bothSides ? book.asks().best() : Double.NaN;
        double mid = bid + (ask - bid) / 2;
        return new Touch(
                book.times().receiveUs(),
                book.origin().epoch(),
                book.origin().sequence(),
                book.isValid(),
                mid,
                (ask - bid) / mid * BPS,
                bothSides ? imbalance(quantity(book.bids()), quantity(book.asks())) : Double.NaN);
    }

    /** Whether this one replaces another of its listing, whichever of both was read first. */
    boolean isNewerThan(Touch other) {
        if (receiveUs != other.receiveUs) {
            return receiveUs > other.receiveUs;
        }
        return epoch == other.epoch ? sequence > other.sequence : epoch > other.epoch;
    }

    /** How much more there is of one than of the other, -1 to 1; 0 if there is nothing. */
    static double imbalance(double more, double less) {
        double sum = more + less;
        return sum == 0 ? 0 : (more - less) / sum;
    }

    private static double quantity(Ladder side) {
        return Arrays.stream(side.quantities()).sum();
    }
}
