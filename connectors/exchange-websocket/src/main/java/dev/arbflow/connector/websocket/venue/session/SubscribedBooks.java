package dev.arbflow.connector.websocket.venue.session;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Times;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.FeedStatus;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The books of one connection, and which of them an unreadable frame may have touched. */
public final class SubscribedBooks {
    private final Map<Listing, SubscribedBook> books = new LinkedHashMap<>();
    private Collection<SubscribedBook> suspects = List.of();
    private boolean named;
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

    Collection<SubscribedBook> all() {
        return books.values();
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

    /** A frame that was received now is going to be read. */
    void receivedAt(long nowUs) {
        frameUs = nowUs;
    }

    /** A trade of a listing, in the frame being read. */
    void traded(Listing listing, double price, long exchangeUs, ProtocolOutput out) {
        SubscribedBook book = books.get(listing);
        if (book != null) {
            book.traded(price, exchangeUs, frameUs, out);
        }
    }

    /** The frame being read may touch any book. */
    public void suspectAll() {
        suspects = books.values();
        named = false;
    }

    /** The frame being read is of this book's channel and touches no other. */
    public void suspect(SubscribedBook book) {
        book.heard(frameUs);
        suspects = List.of(book);
        named = true;
    }

    /** The frame being read touches no book. */
    public void suspectNone() {
        suspects = List.of();
    }

    /**
     * The frame could not be read: its suspects are void. Where it may be anyone's, a book that is
     * waited for has nothing to lose.
     */
    void voidSuspects(Feed feed, String reason, long nowUs, ProtocolOutput out) {
        List<SubscribedBook> lost =
                suspects.stream().filter(book -> named || !book.isAwaitingSnapshot()).toList();
        for (SubscribedBook book : lost) {
            book.invalidate(BookValidity.UNREADABLE, Times.UNKNOWN, nowUs, out);
        }
        if (!lost.isEmpty()) {
            String subject =
                    suspects.size() == 1
                            ? lost.get(0).listing().code()
                            : FeedStatus.wholeFeed(feed);
            out.status(subject, FeedStatus.State.GAP, "unreadable frame: " + reason);
        }
    }
}
