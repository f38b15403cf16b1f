package dev.arbflow.sandbox.venues.dialogue;

import dev.arbflow.market.Market;
import dev.arbflow.market.Side;
import dev.arbflow.sandbox.sim.SimTrade;

/**
 * A trade with the time that its venue printed on it.
 *
 * @param trade what happened
 * @param venueUs the venue's clock, microseconds since 1970-01-01T00:00:00Z
 */
public record VenueTrade(SimTrade trade, long venueUs) {

    public Market market() {
        return trade.instrument().listing().market();
    }

    public String price() {
        return trade.instrument().price(trade.price()).toPlainString();
    }

    public String quantity() {
        return trade.instrument().quantity(trade.quantity()).toPlainString();
    }

    public boolean takerBought() {
        return trade.takerSide() == Side.BUY;
    }

    /** What the counters know it by. */
    public String countedAs(Object id) {
        return market().code() + '|' + id;
    }
}
