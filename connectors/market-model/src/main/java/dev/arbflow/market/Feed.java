package dev.arbflow.market;

import java.util.Optional;

/**
 * Who tells us: a venue's own socket, or an aggregator that passes on several venues.
 *
 * <p>The same trade has different ids on different feeds, so the feed is part of every
 * de-duplication key.
 */
public enum Feed {
    BITSTAMP(Venue.BITSTAMP),
    BITFINEX(Venue.BITFINEX),
    KRAKEN(Venue.KRAKEN),
    COINBASE(Venue.COINBASE),
    COINAPI(null);

    private final Venue venue;

    Feed(Venue venue) {
        this.venue = venue;
    }

    /** The one venue behind this feed; empty for an aggregator. */
    public Optional<Venue> venue() {
        return Optional.ofNullable(venue);
    }

    /** Whether the feed carries order books; without them a difference is only indicative. */
    public boolean hasBooks() {
        return venue != null;
    }
}
