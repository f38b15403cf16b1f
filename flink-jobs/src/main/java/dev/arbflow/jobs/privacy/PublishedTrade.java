package dev.arbflow.jobs.privacy;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Side;
import dev.arbflow.market.Times;

/**
 * A trade as it is stored for others to read: without the feed's own id.
 *
 * @param pseudonym stable name, 32 hex digits
 * @param feed who told us
 * @param listing what was traded where
 * @param takerSide the aggressor's side
 * @param price quote units for one base unit
 * @param quantity base units
 * @param times its clocks
 */
public record PublishedTrade(
        String pseudonym,
        Feed feed,
        Listing listing,
        Side takerSide,
        double price,
        double quantity,
        Times times) {}
