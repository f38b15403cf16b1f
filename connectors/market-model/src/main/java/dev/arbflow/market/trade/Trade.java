package dev.arbflow.market.trade;

import dev.arbflow.market.Checks;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.market.Origin;
import dev.arbflow.market.Side;
import dev.arbflow.market.Tape;
import dev.arbflow.market.Times;
import dev.arbflow.market.Venue;

/**
 * One executed trade as its feed printed it.
 *
 * @param origin the delivery that brought it
 * @param venue where it was executed
 * @param market what was traded
 * @param tradeId the feed's id, unique for feed, venue and market: the de-duplication key
 * @param takerSide the aggressor's side, whatever the feed's own convention
 * @param price quote units for one base unit, greater than zero
 * @param quantity base units, greater than zero
 * @param times its clocks; the exchange time is the event time of trades
 * @param gapUs how long a gap before it is, in which trades of its tape are or may be missing, in
 *     microseconds up to its own event time; 0 if nothing is missing
 */
public record Trade(
        Origin origin,
        Venue venue,
        Market market,
        String tradeId,
        Side takerSide,
        double price,
        double quantity,
        Times times,
        long gapUs) {

    /**
     * @throws IllegalArgumentException if price or quantity is not a positive finite number, the id
     *     is empty, or the gap ends before it begins
     */
    public Trade {
        Checks.positive(price, "price");
        Checks.positive(quantity, "quantity");
        Checks.notBlank(tradeId, "tradeId");
        Checks.that(gapUs >= 0, "gapUs must not be negative");
    }

    /** The same trade when it leaves the source. */
    public Trade leavingAt(long nowUs) {
        Times leaving = times.leavingAt(nowUs);
        return new Trade(
                origin, venue, market, tradeId, takerSide, price, quantity, leaving, gapUs);
    }

    /** Whether trades are or may be missing before it. */
    public boolean endsGap() {
        return gapUs > 0;
    }

    /** Event time from which on trades are or may be missing before it. */
    public long gapFromUs() {
        return times.happenedUs() - gapUs;
    }

    /** The market on its venue. */
    public Listing listing() {
        return new Listing(venue, market);
    }

    /** The tape on which its id is unique. */
    public Tape tape() {
        return new Tape(origin.feed(), listing());
    }
}
