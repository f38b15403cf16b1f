package dev.arbflow.connector.websocket;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Origin;
import java.io.Serializable;
import java.net.URI;
import java.util.List;

/**
 * What one websocket connection is for: whom to call and what to subscribe to.
 *
 * @param feed whose protocol is spoken
 * @param name stable name of the connection, unique within the job, for example {@code KRAKEN-0}
 * @param uri {@code wss://} or {@code ws://} address
 * @param listings what to subscribe to; on an aggregator's connection of several venues
 * @param depth levels a side to subscribe to and to publish
 * @param dialect which of the venue's book channels is spoken
 */
public record ConnectionSpec(
        Feed feed, String name, URI uri, List<Listing> listings, int depth, Dialect dialect)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Which of a venue's book channels is spoken. */
    public enum Dialect {
        /** What a live connection subscribes to: the most robust channel the venue offers. */
        LIVE,
        /**
         * What the recordings hold: Bitstamp's {@code diff_order_book} seeded by REST bodies,
         * Bitfinex without checksums and without frame times.
         */
        RECORDED
    }

    /**
     * @throws IllegalArgumentException if nothing is subscribed to, or the depth is not positive
     */
    public ConnectionSpec {
        listings = List.copyOf(listings);
        if (listings.isEmpty()) {
            throw new IllegalArgumentException("connection " + name + " has no market");
        }
        if (depth < 1) {
            throw new IllegalArgumentException("depth must be >= 1, not " + depth);
        }
    }

    /** The same connection when an ingest process reads it. */
    public ConnectionSpec readBy(String ingest) {
        return new ConnectionSpec(
                feed, Origin.connectionOf(ingest, name), uri, listings, depth, dialect);
    }
}
