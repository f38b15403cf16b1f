package dev.arbflow.market.book;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Market;
import dev.arbflow.market.Venue;

/**
 * The touch of one market on one venue, whenever it changes; for charts.
 *
 * @param feed who told us
 * @param venue where
 * @param market what
 * @param validity whether the book could be used; an unusable one has no prices ({@link
 *     Double#NaN})
 * @param bid best bid, {@link Double#NaN} if there is none
 * @param bidQuantity base units at it
 * @param ask best ask, {@link Double#NaN} if there is none
 * @param askQuantity base units at it
 * @param ageUs how old the book was when it arrived
 * @param receiveUs our clock when it arrived
 * @param ordinal distinguishes quotes of one microsecond, from 0
 */
public record Quote(
        Feed feed,
        Venue venue,
        Market market,
        BookValidity validity,
        double bid,
        double bidQuantity,
        double ask,
        double askQuantity,
        long ageUs,
        long receiveUs,
        int ordinal) {}
