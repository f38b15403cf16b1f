package dev.arbflow.connector.websocket.venue.session;

import dev.arbflow.connector.websocket.venue.wire.MalformedFrameException;
import dev.arbflow.market.Listing;
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

    /** A trade is about to be passed on, which may be the first after an interruption. */
    public void next(Listing listing, ProtocolOutput out) {
        if (interrupted.contains(listing)) {
            out.tradesMissing(listing);
        }
    }

    /** A trade was passed on. */
    public void heard(Listing listing, long id, ProtocolOutput out) {
        heard(listing, MissingTrades.number(id), out);
    }

    /**
     * A trade was passed on that has no number.
     *
     * @param name of the trade, for a person
     */
    public void heard(Listing listing, String name, ProtocolOutput out) {
        String before = newest.put(listing, name);
        if (interrupted.remove(listing)) {
            MissingTrades.tell(listing, before, name, out);
        }
    }

    /**
     * An earlier life of the connection passed trades on, and numbers tell nothing of them: some
     * may be missing since.
     *
     * @param before name of the newest of them, for a person
     */
    public void resumed(Set<Listing> heard, String before) {
        heard.forEach(listing -> newest.put(listing, before));
        interrupted.addAll(heard);
    }

    /** Goes on where an earlier life of the connection stood. */
    public void resume(Map<Listing, Long> newestTrades) {
        newestTrades.forEach(this::resume);
    }

    /** The newest trade before anything that is told from now on. */
    public void resume(Listing listing, long id) {
        newest.put(listing, MissingTrades.number(id));
    }

    /** The venue repeated what had been missing, up to this trade. */
    public void caughtUp(Listing listing, long id) {
        resume(listing, id);
        interrupted.remove(listing);
    }
}
