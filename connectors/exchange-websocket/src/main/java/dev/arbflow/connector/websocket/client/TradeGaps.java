package dev.arbflow.connector.websocket.client;

import dev.arbflow.market.Listing;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How far back trades may be missing before the next one of each listing: to the newest that was
 * passed on. An earlier life of the process may have passed on later ones, of whose times nothing
 * is known: then the gap goes back to the beginning of time, so that nobody takes a window that may
 * lack trades for a whole one.
 */
final class TradeGaps {
    private final Map<Listing, Long> newestUs = new HashMap<>();
    private final Set<Listing> open = new HashSet<>();

    /** Trades are or may be missing before the next one. */
    void open(Listing listing) {
        open.add(listing);
    }

    /**
     * A trade is passed on, which ends a gap.
     *
     * @param happenedUs its event time
     * @return length of the gap, 0 if there is none
     */
    long before(Listing listing, long happenedUs) {
        Long newest = newestUs.get(listing);
        newestUs.merge(listing, happenedUs, Math::max);
        if (!open.remove(listing)) {
            return 0;
        }
        // Between two trades of one microsecond there may be others.
        return Math.max(1, newest == null ? happenedUs : happenedUs - newest);
    }
}
