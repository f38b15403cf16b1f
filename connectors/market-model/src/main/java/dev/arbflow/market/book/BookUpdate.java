package dev.arbflow.market.book;

import dev.arbflow.market.Origin;

/**
 * One record of the books topic: a book or a progress record; the other component is null.
 *
 * @param book what a market looks like now
 * @param progress proof that a connection lives
 */
public record BookUpdate(Book book, Progress progress) {

    public static BookUpdate of(Book book) {
        return new BookUpdate(book, null);
    }

    public static BookUpdate of(Progress progress) {
        return new BookUpdate(null, progress);
    }

    /** The connection that delivered it. */
    public Origin origin() {
        return book != null ? book.origin() : progress.origin();
    }

    /** Its event time: our clock when it arrived, in microseconds. */
    public long receiveUs() {
        return book != null ? book.times().receiveUs() : progress.receiveUs();
    }
}
