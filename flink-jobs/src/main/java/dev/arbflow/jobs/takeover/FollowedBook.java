package dev.arbflow.jobs.takeover;

import dev.arbflow.market.Origin;
import dev.arbflow.market.Times;
import dev.arbflow.market.book.Book;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.Ladder;
import dev.arbflow.market.book.Progress;

/**
 * The newest book of a listing by one ingest process, and what its own session has proven of it.
 *
 * @param book the book as it was delivered
 * @param asOfUs newest moment for which its session has proven it
 * @param lagUs how late its connection delivered when that was last said
 */
record FollowedBook(Book book, long asOfUs, long lagUs) {

    static FollowedBook of(Book book) {
        return new FollowedBook(book, book.asOfUs(), book.lagUs());
    }

    Origin origin() {
        return book.origin();
    }

    /** The same of a session that is over: not one that could be told again. */
    FollowedBook ended() {
        return new FollowedBook(
                new Book(
                        book.origin(),
                        book.venue(),
                        book.market(),
                        BookValidity.DISCONNECTED,
                        Ladder.EMPTY,
                        Ladder.EMPTY,
                        book.times(),
                        asOfUs,
                        lagUs),
                asOfUs,
                lagUs);
    }

    /** Whether what a session says later is about this book, too. */
    boolean isProvenBy(Origin later) {
        return origin().sameSession(later) && origin().sequence() <= later.sequence();
    }

    /** The same when its session has proven it up to a moment. */
    FollowedBook proven(Progress progress, long untilUs) {
        return new FollowedBook(book, Math.max(asOfUs, untilUs), progress.lagUs());
    }

    /**
     * The book as what is known from a moment on. How old it is, is not touched: a book that nobody
     * has proven lately is as old for who reads it as for the ingest process that told it.
     */
    Book told(long fromUs) {
        Times times = book.times();
        return new Book(
                book.origin(),
                book.venue(),
                book.market(),
                book.validity(),
                book.bids(),
                book.asks(),
                new Times(times.exchangeUs(), times.correctionUs(), fromUs, fromUs),
                asOfUs,
                lagUs);
    }
}
