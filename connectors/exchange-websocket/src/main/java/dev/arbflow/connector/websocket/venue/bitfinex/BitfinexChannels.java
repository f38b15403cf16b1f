package dev.arbflow.connector.websocket.venue.bitfinex;

import dev.arbflow.connector.websocket.venue.session.Subscription.Channel;
import dev.arbflow.connector.websocket.venue.wire.WireJson;
import dev.arbflow.market.Listing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which channel number stands for what on the present connection.
 *
 * <p>Numbers are given out anew by every subscription. Frames of a number may come before its
 * acknowledgement and wait for it; those of an earlier number still arrive for a while and must
 * find nothing here.
 */
final class BitfinexChannels {
    /** More channels than a connection may have. */
    private static final int MAX_WAITING = 64;

    /** Seconds of a busy book; beyond, its subscription must begin anew. */
    private static final int MAX_FRAMES = 500;

    /** One subscription. */
    static final class Subscribed {
        private final Channel kind;
        private final Listing listing;
        private boolean started;

        private Subscribed(Channel kind, Listing listing) {
            this.kind = kind;
            this.listing = listing;
        }

        Channel kind() {
            return kind;
        }

        Listing listing() {
            return listing;
        }

        /** Tells once that the rows at hand are the channel's first: the snapshot. */
        boolean start() {
            boolean first = !started;
            started = true;
            return first;
        }
    }

    /** A frame that came before its channel was known. */
    record Early(WireJson message, BitfinexFrame frame) {}

    private final Map<Long, Subscribed> channels = new HashMap<>();
    private final Map<Long, List<Early>> waiting = new HashMap<>();
    private final Set<Long> ignored = new HashSet<>();

    void clear() {
        channels.clear();
        waiting.clear();
        ignored.clear();
    }

    /** Takes note of a channel; {@link #takeEarly} has what it said before. */
    Subscribed add(long id, Channel kind, Listing listing) {
        Subscribed channel = new Subscribed(kind, listing);
        channels.put(id, channel);
        ignored.remove(id);
        return channel;
    }

    /** Takes note of a channel that is of no interest. */
    void ignore(long id) {
        waiting.remove(id);
        ignored.add(id);
    }

    Optional<Subscribed> find(long id) {
        return Optional.ofNullable(channels.get(id));
    }

    boolean holds(Channel kind, Listing listing) {
        return channels.values().stream().anyMatch(each -> is(each, kind, listing));
    }

    /** Keeps a frame until its channel is known; false if nobody waits for it. */
    boolean keep(WireJson message, BitfinexFrame frame) {
        long id = frame.channel();
        if (ignored.contains(id) || (waiting.size() == MAX_WAITING && !waiting.containsKey(id))) {
            return false;
        }
        List<Early> early = waiting.computeIfAbsent(id, key -> new ArrayList<>());
        early.add(new Early(message, frame));
        if (early.size() > MAX_FRAMES) {
            ignore(id);
        }
        return true;
    }

    /** Hands over, in order, what a channel said before it was known. */
    List<Early> takeEarly(long id) {
        List<Early> early = waiting.remove(id);
        return early == null ? List.of() : early;
    }

    /** Forgets the channel of a subscription and returns its number, if that is known. */
    Optional<Long> remove(Channel kind, Listing listing) {
        Iterator<Map.Entry<Long, Subscribed>> entries = channels.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<Long, Subscribed> entry = entries.next();
            if (is(entry.getValue(), kind, listing)) {
                entries.remove();
                ignored.add(entry.getKey());
                return Optional.of(entry.getKey());
            }
        }
        return Optional.empty();
    }

    private static boolean is(Subscribed channel, Channel kind, Listing listing) {
        return channel.kind == kind && channel.listing.equals(listing);
    }
}
