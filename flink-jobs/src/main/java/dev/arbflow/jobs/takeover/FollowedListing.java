package dev.arbflow.jobs.takeover;

import dev.arbflow.market.book.Book;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** What each ingest process says of one listing of a feed, and which of them owns it. */
final class FollowedListing {
    private final Map<String, FollowedBook> books = new TreeMap<>();
    private String owner;
    private long toldUs;
    private long floorUs;

    FollowedListing(String owner, long toldUs, long floorUs) {
        this.owner = owner;
        this.toldUs = toldUs;
        this.floorUs = floorUs;
    }

    /** Whose books count. */
    String owner() {
        return owner;
    }

    /** When the newest book was told, event time. */
    long toldUs() {
        return toldUs;
    }

    /** Before which no book is told, because the owner before has told one then. */
    long floorUs() {
        return floorUs;
    }

    /** The newest book of each ingest process, in the order of their names. */
    Collection<FollowedBook> books() {
        return books.values();
    }

    /** The newest book of an ingest process, or null. */
    FollowedBook of(String ingest) {
        return books.get(ingest);
    }

    void follow(FollowedBook newest) {
        books.put(newest.origin().ingest(), newest);
    }

    /** A book of the owner, never from before its time began. */
    Book told(Book book) {
        long receiveUs = book.times().receiveUs();
        if (receiveUs < floorUs) {
            return FollowedBook.of(book).told(floorUs);
        }
        toldUs = Math.max(toldUs, receiveUs);
        return book;
    }

    /** The book of a new owner, known from a moment on, after all that the one before told. */
    Book handedTo(String newOwner, long nowUs) {
        owner = newOwner;
        floorUs = Math.max(nowUs, toldUs + 1);
        toldUs = floorUs;
        return books.get(newOwner).told(floorUs);
    }

    /**
     * Forgets what connections said that are forgotten; whoever is left owns what the forgotten
     * did.
     *
     * @return whether nothing is left
     */
    boolean forget(Collection<String> connections) {
        books.values().removeIf(each -> connections.contains(each.origin().connection()));
        if (!books.isEmpty() && !books.containsKey(owner)) {
            owner = books.keySet().iterator().next();
        }
        return books.isEmpty();
    }

    /**
     * The session that delivered through a connection is over: its book cannot be used any more.
     */
    void sessionEnded(String connection) {
        books.replaceAll(
                (ingest, each) ->
                        each.origin().connection().equals(connection) ? each.ended() : each);
    }
}
