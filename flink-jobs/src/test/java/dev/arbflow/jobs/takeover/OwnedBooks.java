package dev.arbflow.jobs.takeover;

import dev.arbflow.market.Origin;
import dev.arbflow.market.book.Book;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.testing.Books;

/** Books of Kraken as one of several ingest processes delivers them. */
public final class OwnedBooks {
    private OwnedBooks() {}

    /** A book that was true when it was received. */
    public static Book by(
            String ingest, String market, long sequence, long ms, BookValidity validity) {
        Books builder = Books.kraken(market).at(ms).delivery(1, sequence);
        Book book =
                validity == BookValidity.VALID
                        ? builder.bid(99, 1).ask(100, 1).build()
                        : builder.invalid(validity).build();
        Origin plain = book.origin();
        return new Book(
                new Origin(
                        plain.feed(),
                        Origin.connectionOf(ingest, plain.connection()),
                        plain.epoch(),
                        plain.sequence()),
                book.venue(),
                book.market(),
                book.validity(),
                book.bids(),
                book.asks(),
                book.times(),
                book.asOfUs(),
                book.lagUs());
    }
}
