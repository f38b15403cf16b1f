package dev.arbflow.connector.websocket.venue.session;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Times;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.FeedStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The books of one connection, and which of them an unreadable frame may have touched. */
public final class SubscribedBooks {
    private final Map<Listing, SubscribedBook> books = new LinkedHashMap<>();
    private Collection<SubscribedBook> suspects = List.of();
    private long frameUs;

    /**
     * @param depth levels a side to publish
     */
    public SubscribedBooks(List<Listing> listings, int depth) {
        for (Listing listing : listings) {
            books.put(listing, new SubscribedBook(listing, depth));
        }
    }

    public SubscribedBook of(Listing listing) {
        return books.get(listing);
    }

    void opened(long nowUs) {
        books.values().forEach(book -> book.opened(nowUs));
    }

    /** Books that were asked for are waited for from now on. */
    void waitFrom(long nowUs) {
        books.values().forEach(book -> book.waitFrom(nowUs));
    }

    /** The books that the venue is to be asked for anew. */
    List<SubscribedBook> due(long nowUs) {
        List<SubscribedBook> due = new ArrayList<>(0);
        for (SubscribedBook book : books.values()) {
            if (book.isDue(nowUs)) {
                due.add(book);
            }
        }
        return due;
    }

    public void invalidateAll(BookValidity why, long nowUs, ProtocolOutput out) {
        books.values().forEach(book -> book.invalidate(why, Times.UNKNOWN, nowUs, out));
    }

    boolean anyIsLive() {
        return books.values().stream().anyMatch(SubscribedBook::isLive);
    }

    void withdrawSilent(long nowUs, ProtocolOutput out) {
        books.values().forEach(book -> book.withdrawIfSilent(nowUs, out));
    }

    /** The frame being read, received now, may touch any book. */
    void suspectAll(long nowUs) {
        frameUs = nowUs;
        suspects = books.values();
    }

    /** The frame being read is of this book's channel and touches no other. */
    public void suspect(SubscribedBook book) {
        book.heard(frameUs);
        suspects = List.of(book);
    }

    /** The frame being read touches no book. */
    public void suspectNone() {
        suspects = List.of();
    }

    /** The frame could not be read: its suspects are void. */
    void voidSuspects(Feed feed, String reason, long nowUs, ProtocolOutput out) {
        for (SubscribedBook book : suspects) {
            book.invalidate(BookValidity.UNREADABLE, Times.UNKNOWN, nowUs, out);
        }
        if (!suspects.isEmpty()) {
            String subject =
                    suspects.size() == 1
                            ? suspects.iterator().next().listing().code()
                            : FeedStatus.wholeFeed(feed);
            out.status(subject, FeedStatus.State.GAP, "unreadable frame: " + reason);
        }
    }
}
