package dev.arbflow.connector.websocket.venue.session;

import dev.arbflow.market.Listing;
import dev.arbflow.market.book.FeedStatus;

/** Tells that trades are missing, and which. */
final class MissingTrades {
    private MissingTrades() {}

    /** The name of a trade that has a number. */
    static String number(long id) {
        return "number " + id;
    }

    /** So many are missing, the last of which has this number. */
    static void tell(Listing listing, long count, long lastId, ProtocolOutput out) {
        tell(listing, count + " trade(s) missing up to " + number(lastId), out);
    }

    /**
     * Some may be missing.
     *
     * @param before name of the trade before them
     * @param after name of the trade after them
     */
    static void tell(Listing listing, String before, String after, ProtocolOutput out) {
        tell(listing, "trades may be missing between " + before + " and " + after, out);
    }

    private static void tell(Listing listing, String reason, ProtocolOutput out) {
        out.count(ProtocolEvent.SEQUENCE_GAP);
        out.status(listing.code(), FeedStatus.State.GAP, reason);
    }
}
