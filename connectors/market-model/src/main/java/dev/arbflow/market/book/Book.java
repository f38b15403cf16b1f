package dev.arbflow.market.book;

import dev.arbflow.market.Checks;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.market.Origin;
import dev.arbflow.market.Times;
import dev.arbflow.market.Venue;

/**
 * The best levels of one market on one venue, as they were known when a frame arrived.
 *
 * <p>The event time of a book is its receive time, because detection asks what was known when.
 *
 * @param origin the delivery that brought it
 * @param venue where
 * @param market what
 * @param validity whether it may be used; both ladders of an invalid book are empty
 * @param bids offers to buy, highest first
 * @param asks offers to sell, lowest first
 * @param times its clocks
 * @param asOfUs newest moment on our clock for which the subscription is proven alive: corrected
 *     exchange time of the newest frame, at most the receive time
 * @param lagUs how late this connection delivers: rolling minimum of receive minus corrected
 *     exchange time, never negative
 */
public record Book(
        Origin origin,
        Venue venue,
        Market market,
        BookValidity validity,
        Ladder bids,
        Ladder asks,
        Times times,
        long asOfUs,
        long lagUs) {

    /**
     * @throws IllegalArgumentException if an invalid book carries levels, a valid one is crossed,
     *     or the lag is negative
     */
    public Book {
        Checks.that(lagUs >= 0, "lagUs must be >= 0");
        if (validity == BookValidity.VALID) {
            Checks.that(
                    bids.isEmpty() || asks.isEmpty() || bids.best() < asks.best(),
                    "a crossed book is not valid");
        } else {
            Checks.that(bids.isEmpty() && asks.isEmpty(), "an invalid book must not carry levels");
        }
    }

    /** The same book when it leaves the source. */
    public Book leavingAt(long nowUs) {
        Times leaving = times.leavingAt(nowUs);
        return new Book(origin, venue, market, validity, bids, asks, leaving, asOfUs, lagUs);
    }

    /** Whether detection may use it. */
    public boolean isValid() {
        return validity == BookValidity.VALID;
    }

    /** The market on its venue. */
    public Listing listing() {
        return new Listing(venue, market);
    }
}
