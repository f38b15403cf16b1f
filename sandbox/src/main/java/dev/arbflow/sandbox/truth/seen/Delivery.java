package dev.arbflow.sandbox.truth.seen;

import dev.arbflow.market.Listing;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.sandbox.sim.BookState;

/**
 * What reached a client about one listing; times in microseconds of the client's clock.
 *
 * @param listing what it is about
 * @param session number of the connection that brought it; a new one proves nothing of an old book
 * @param receiveUs when it arrived
 * @param provenUs newest moment for which it proves the listing's subscription alive
 * @param lagUs how late the connection delivers
 * @param lateHereUs how long it waited in the client's own process
 * @param content what it says
 */
public record Delivery(
        Listing listing,
        long session,
        long receiveUs,
        long provenUs,
        long lagUs,
        long lateHereUs,
        Content content) {

    /** What a delivery says. */
    public sealed interface Content {}

    /**
     * A complete book.
     *
     * @param book cut to the levels that the client keeps
     * @param holdsFromUs from which moment on it holds
     */
    public record Shown(BookState book, long holdsFromUs) implements Content {}

    /** The book cannot be used any more. */
    public record Broken(Fault fault) implements Content {}

    /** The book goes on as it was. */
    public record Alive() implements Content {}

    /** Why a book cannot be used. */
    public enum Fault {
        DISCONNECTED(CloseReason.FEED_FAULT),
        SILENT(CloseReason.FEED_FAULT),
        MAINTENANCE(CloseReason.FEED_FAULT),
        AWAITING_SNAPSHOT(CloseReason.BOOK_RESYNC),
        UNREADABLE(CloseReason.BOOK_RESYNC),
        GAP(CloseReason.BOOK_RESYNC),
        CHECKSUM_MISMATCH(CloseReason.BOOK_RESYNC),
        CROSSED(CloseReason.BOOK_RESYNC);

        private final CloseReason ends;

        Fault(CloseReason ends) {
            this.ends = ends;
        }

        /** Why an episode ends that rests on the book. */
        CloseReason ends() {
            return ends;
        }
    }
}
