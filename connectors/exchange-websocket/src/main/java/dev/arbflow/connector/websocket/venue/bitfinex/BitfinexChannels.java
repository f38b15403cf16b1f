package dev.arbflow.connector.websocket.venue.bitfinex;

import dev.arbflow.market.Listing;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/**
 * Which channel number stands for what on the present connection.
 *
 * <p>Numbers are given out anew by every subscription; frames of an earlier number still arrive for
 * a while and must find nothing here.
 */
final class BitfinexChannels {

    /** What a channel carries. */
    enum Kind {
        BOOK,
        TRADES
    }

    /** One subscription. */
    static final class Channel {
        private final Kind kind;
        private final Listing listing;
        private boolean started;

        private Channel(Kind kind, Listing listing) {
            this.kind = kind;
            this.listing = listing;
        }

        Kind kind() {
            return kind;
        }

        Listing listing() {
            return listing;
        }

        /** Tells once that the frame at hand is the channel's first: the snapshot. */
        boolean start() {
            boolean first = !started;
            started = true;
            return first;
        }
    }

    private final Map<Long, Channel> channels = new HashMap<>();

    void clear() {
        channels.clear();
    }

    void add(long id, Kind kind, Listing listing) {
        channels.put(id, new Channel(kind, listing));
    }

    Optional<Channel> find(long id) {
        return Optional.ofNullable(channels.get(id));
    }

    /**
     * Forgets the book channel of a listing and returns its number, if it has been acknowledged.
     */
    Optional<Long> removeBook(Listing listing) {
        Iterator<Map.Entry<Long, Channel>> entries = channels.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<Long, Channel> entry = entries.next();
            Channel channel = entry.getValue();
            if (channel.kind == Kind.BOOK && channel.listing.equals(listing)) {
                entries.remove();
                return Optional.of(entry.getKey());
            }
        }
        return Optional.empty();
    }
}
