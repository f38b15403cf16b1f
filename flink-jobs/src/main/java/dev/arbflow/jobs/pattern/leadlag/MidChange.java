package dev.arbflow.jobs.pattern.leadlag;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Times;
import dev.arbflow.market.book.Book;

/**
 * A new mid of a listing.
 *
 * @param listing what changed where
 * @param receiveUs our clock when the book arrived; the event time
 * @param exchangeUs the venue's clock, corrected as {@link Times#correctionUs} says; {@link
 *     Times#UNKNOWN} if the venue does not say
 * @param mid between best bid and best ask; NaN from where the book cannot be used
 */
public record MidChange(Listing listing, long receiveUs, long exchangeUs, double mid) {

    static MidChange of(Book book) {
        boolean bothSides = !book.bids().isEmpty() && !book.asks().isEmpty();
        double bid = bothSides ? book.bids().best() : Double.NaN;
        double ask = bothSides ? book.asks().best() : Double.NaN;
        Times times = book.times();
        return new MidChange(
                book.listing(),
                times.receiveUs(),
                times.exchangeUs() == Times.UNKNOWN ? Times.UNKNOWN : times.happenedUs(),
                bid + (ask - bid) / 2);
    }
}
