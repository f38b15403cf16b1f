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
 */
public record Trade(
        Origin origin,
        Venue venue,
        Market market,
        String tradeId,
        Side takerSide,
        double price,
        double quantity,
        Times times) {

    /**
     * @throws IllegalArgumentException if price or quantity is not a positive finite number, or the
     *     id is empty
     */
    public Trade {
        Checks.positive(price, "price");
        Checks.positive(quantity, "quantity");
        Checks.notBlank(tradeId, "tradeId");
    }

    /** The same trade when it leaves the source. */
    public Trade leavingAt(long nowUs) {
        Times leaving = times.leavingAt(nowUs);
        return new Trade(origin, venue, market, tradeId, takerSide, price, quantity, leaving);
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
