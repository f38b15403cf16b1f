package dev.arbflow.connector.websocket.venue.session;

import dev.arbflow.connector.websocket.venue.wire.MalformedFrameException;
import dev.arbflow.market.Listing;
import java.util.HashMap;
import java.util.Map;

/**
 * The newest trade number of each listing: tells trades that were lost and trades that are
 * repeated.
 */
public final class TradeTape {
    /** No venue's numbers go on by so many at once. */
    static final long FARTHEST = 10_000_000;

    /** So many trades in a row say where the numbers have gone. */
    static final int AGREEING = 3;

    private static final long LARGEST = 999_999_999_999_999_999L;

    private final Map<Listing, Long> newest = new HashMap<>();
    private final Map<Listing, Agreement<Long>> suspects = new HashMap<>();

    /** Goes on where an earlier life of the connection stood. */
    public void resume(Map<Listing, Long> newestTrades) {
        newest.putAll(newestTrades);
    }

    /** Whether any trade of the listing has been seen. */
    public boolean hasSeen(Listing listing) {
        return newest.containsKey(listing);
    }

    /** Whether the id is above every id seen before; true if none was. */
    public boolean isNew(Listing listing, long id) {
        return id > newest.getOrDefault(listing, Long.MIN_VALUE);
    }

    /**
     * Has a trade passed on whose id need not follow the one before. A trade that is refused on its
     * way is not noted, so that a history may still bring it.
     *
     * @param trade passes it on
     * @throws MalformedFrameException if its id cannot be meant; it is not passed on then
     */
    public void pass(Listing listing, long id, Runnable trade, ProtocolOutput out)
            throws MalformedFrameException {
        check(listing, id, out);
        trade.run();
        newest.merge(listing, id, Math::max);
    }

    /**
     * What a venue repeats to whoever connects: a listing's first history only tells where its
     * trades begin.
     *
     * @param newestId of the history, 0 if it is empty
     * @return the id after which the trades of the history were missed
     */
    public long missedAfter(Listing listing, long newestId, ProtocolOutput out)
            throws MalformedFrameException {
        if (!hasSeen(listing)) {
            check(listing, newestId, out);
            newest.put(listing, newestId);
            out.tradesBegin(listing, newestId);
        }
        return newest.get(listing);
    }

    /**
     * Has a trade passed on whose listing's ids grow by one; what is missing before it is reported.
     * A trade that is refused on its way is missing, too, as the next one tells.
     *
     * @param trade passes it on
     * @throws MalformedFrameException if its id cannot be meant; it is not passed on then
     */
    public void follow(Listing listing, long id, Runnable trade, ProtocolOutput out)
            throws MalformedFrameException {
        check(listing, id, out);
        reportMissing(listing, id - 1, out);
        trade.run();
        newest.merge(listing, id, Math::max);
    }

    /**
     * A history was read whose oldest trade is this: if it does not reach back to what was seen
     * before, some are missing in between, on a venue whose ids do not tell how many.
     */
    public void reachesBackTo(Listing listing, long oldestId, long seenId, ProtocolOutput out) {
        if (oldestId > seenId) {
            out.tradesMissing(listing);
            MissingTrades.tell(
                    listing, MissingTrades.number(seenId), MissingTrades.number(oldestId), out);
        }
    }

    /**
     * The venue says that ids have come this far; what is missing is reported.
     *
     * @return whether anything is
     */
    public boolean reached(Listing listing, long id, ProtocolOutput out)
            throws MalformedFrameException {
        if (!hasSeen(listing)) {
            return false;
        }
        check(listing, id, out);
        return reportMissing(listing, id, out);
    }

    private void check(Listing listing, long id, ProtocolOutput out)
            throws MalformedFrameException {
        if (id < 0 || id > LARGEST) {
            throw new MalformedFrameException("no trade has the number " + id);
        }
        Long seen = newest.get(listing);
        if (seen == null || seen == 0 || Math.abs(id - seen) <= FARTHEST) {
            suspects.remove(listing);
            return;
        }
        if (!suspects.computeIfAbsent(listing, key -> agreement()).reachedWith(id)) {
            throw new MalformedFrameException(
                    "trade number " + id + " is far from number " + seen + " before");
        }
        suspects.remove(listing);
        newest.put(listing, id);
        reachesBackTo(listing, Math.max(id, seen), Math.min(id, seen), out);
    }

    private static Agreement<Long> agreement() {
        return new Agreement<>(AGREEING, (id, before) -> Math.abs(id - before) <= FARTHEST);
    }

    private boolean reportMissing(Listing listing, long lastId, ProtocolOutput out) {
        Long seen = newest.get(listing);
        if (seen == null || lastId <= seen) {
            return false;
        }
        out.tradesMissing(listing);
        MissingTrades.tell(listing, lastId - seen, lastId, out);
        newest.put(listing, lastId);
        return true;
    }
}
