package dev.arbflow.connector.websocket.venue.session;

import dev.arbflow.connector.websocket.venue.wire.MalformedFrameException;
import dev.arbflow.market.Listing;
import dev.arbflow.market.book.FeedStatus;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Tells, where numbers do not, between which two trades some may be missing: once after each
 * interruption, as soon as its end is known, unless the venue repeats what was missed.
 */
public final class TradeInterruptions {
    private final Map<Listing, String> newest = new HashMap<>();
    private final Set<Listing> interrupted = new HashSet<>();

    /** A new connection: what happened since the last one is not known. */
    public void opened() {
        interrupted.addAll(newest.keySet());
    }

    /** The trades of a listing are being asked for anew. */
    public void interrupted(Listing listing) {
        if (newest.containsKey(listing)) {
            interrupted.add(listing);
        }
    }

    /** Reads a trade from a frame. */
    public interface Reading {

        /**
         * Reads it.
         *
         * @throws MalformedFrameException if it is set aside
         */
        void read() throws MalformedFrameException;
    }

    /** Reads a trade of a listing; one that is set aside will be missing. */
    public void reading(Listing listing, Reading trade) throws MalformedFrameException {
        try {
            trade.read();
        } catch (MalformedFrameException | ImplausibleFrameException e) {
            interrupted(listing);
            throw e;
        }
    }

    /**
     * A trade arrived.
     *
     * @param name of the trade, its number or its time
     */
    public void heard(Listing listing, String name, ProtocolOutput out) {
        String before = newest.put(listing, name);
        if (interrupted.remove(listing)) {
            out.count(ProtocolEvent.SEQUENCE_GAP);
            out.status(
                    listing.code(),
                    FeedStatus.State.GAP,
                    "trades may be missing between " + before + " and " + name);
        }
    }

    /** The newest trade before anything that is told from now on. */
    public void resume(Listing listing, String name) {
        newest.put(listing, name);
    }

    /** The venue repeated what had been missing, up to this trade. */
    public void caughtUp(Listing listing, String name) {
        newest.put(listing, name);
        interrupted.remove(listing);
    }
}
