package dev.arbflow.jobs.arbitrage;

import dev.arbflow.jobs.state.RecordTypeFactory;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Origin;
import dev.arbflow.market.Since;
import dev.arbflow.market.book.Book;
import dev.arbflow.market.book.Ladder;
import dev.arbflow.market.book.Quote;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * The touch of a book and the delivery that it came by: all that quotes are made of, in a tenth of
 * the bytes of the book.
 *
 * @param epoch connection epoch of the book
 * @param sequence its number in the epoch
 * @param quote its touch, ordinal 0
 * @param ingest the ingest process that delivered it
 */
@TypeInfo(RecordTypeFactory.class)
public record TouchUpdate(
        long epoch,
        long sequence,
        Quote quote,
        @Since(version = 2, absent = Origin.FIRST_INGEST) String ingest) {

    /** The touch of a book. */
    static TouchUpdate of(Book book) {
        long receiveUs = book.times().receiveUs();
        return new TouchUpdate(
                book.origin().epoch(),
                book.origin().sequence(),
                new Quote(
                        book.origin().feed(),
                        book.venue(),
                        book.market(),
                        book.validity(),
                        best(book.bids(), book.bids().prices()),
                        best(book.bids(), book.bids().quantities()),
                        best(book.asks(), book.asks().prices()),
                        best(book.asks(), book.asks().quantities()),
                        receiveUs - book.asOfUs(),
                        receiveUs,
                        0),
                book.origin().ingest());
    }

    /** The key of the listing that was quoted. */
    String listingCode() {
        return new Listing(quote.venue(), quote.market()).code();
    }

    private static double best(Ladder side, double[] values) {
        return side.isEmpty() ? Double.NaN : values[0];
    }
}
