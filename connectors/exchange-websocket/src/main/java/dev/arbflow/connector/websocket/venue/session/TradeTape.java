package dev.arbflow.connector.websocket.venue.session;

import dev.arbflow.market.Listing;
import dev.arbflow.market.book.FeedStatus;
import java.util.HashMap;
import java.util.Map;

/**
 * The newest trade number of each listing: tells trades that were lost and trades that are
 * repeated.
 */
public final class TradeTape {
    private final Map<Listing, Long> newest = new HashMap<>();

    /** Goes on where an earlier life of the connection stood. */
    public void resume(Map<Listing, Long> newestTrades) {
        newest.putAll(newestTrades);
    }

    /** Whether any trade of the listing has been seen. */
    boolean hasSeen(Listing listing) {
        return newest.containsKey(listing);
    }

    /** Whether the id is above every id seen before; true if none was. */
    public boolean isNew(Listing listing, long id) {
        return id > newest.getOrDefault(listing, Long.MIN_VALUE);
    }

    /** Takes note of an id that need not follow the one before. */
    public void note(Listing listing, long id) {
        newest.merge(listing, id, Math::max);
    }

    /**
     * What a venue repeats to whoever connects: a listing's first history only tells where its
     * trades begin.
     *
     * @param newestId of the history, 0 if it is empty
     * @return the id after which the trades of the history were missed
     */
    public long missedAfter(Listing listing, long newestId, ProtocolOutput out) {
        if (!hasSeen(listing)) {
            note(listing, newestId);
            out.tradesBegin(listing, newestId);
        }
        return newest.get(listing);
    }

    /** Takes note of an id of a listing whose ids grow by one; what is missing is reported. */
    public void follow(Listing listing, long id, ProtocolOutput out) {
        reportMissing(listing, id - 1, out);
        note(listing, id);
    }

    /**
     * The venue says that ids have come this far; what is missing is reported.
     *
     * @return whether anything is
     */
    public boolean reached(Listing listing, long id, ProtocolOutput out) {
        if (!hasSeen(listing)) {
            return false;
        }
        boolean missing = reportMissing(listing, id, out);
        note(listing, id);
        return missing;
    }

    private boolean reportMissing(Listing listing, long lastId, ProtocolOutput out) {
        long missing = hasSeen(listing) ? lastId - newest.get(listing) : 0;
        if (missing > 0) {
            out.count(ProtocolEvent.SEQUENCE_GAP);
            out.status(
                    listing.code(),
                    FeedStatus.State.GAP,
                    missing + " trade(s) missing up to number " + lastId);
        }
        return missing > 0;
    }
}
