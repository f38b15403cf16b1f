package dev.arbflow.jobs.config;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What to read from one feed.
 *
 * @param feed whom to call
 * @param uri where, if not at the feed's own public address
 * @param listings what to subscribe to, at least one
 * @param depth levels a side to subscribe to and to publish, from 1 to 100
 * @param recorded whether the other end plays a recording, which holds other channels than a live
 *     connection subscribes to
 */
public record Subscription(
        Feed feed, Optional<URI> uri, List<Listing> listings, int depth, boolean recorded) {

    /** Deepest book that any feed is asked for. */
    public static final int DEEPEST = 100;

    /**
     * @throws IllegalArgumentException if there is nothing to subscribe to or the depth is out of
     *     range
     */
    public Subscription {
        listings = List.copyOf(listings);
        if (listings.isEmpty()) {
            throw new IllegalArgumentException("feed " + feed + " has no market");
        }
        InRange.check(depth, 1, DEEPEST, "book-depth");
    }
}
