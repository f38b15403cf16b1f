package dev.arbflow.sandbox.frames;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import java.util.List;

/**
 * A recorded conversation with one venue, and what its own subscriptions and acknowledgements say
 * about it.
 *
 * @param name file name without its ending
 * @param feed whose language it is
 * @param listings markets it holds
 * @param depth levels a side that it was subscribed to
 * @param live whether it holds the channels of a live connection; else Bitstamp's differences with
 *     REST seeds, Bitfinex without checksums
 * @param firstUs first time in it, of receipt or else of the exchange, in microseconds since
 *     1970-01-01T00:00:00Z
 * @param lastUs last time in it
 * @param frames what is played, in order
 */
public record Recording(
        String name,
        Feed feed,
        List<Listing> listings,
        int depth,
        boolean live,
        long firstUs,
        long lastUs,
        List<RecordedFrame> frames) {

    /** Keeps its own copies. */
    public Recording {
        listings = List.copyOf(listings);
        frames = List.copyOf(frames);
    }
}
