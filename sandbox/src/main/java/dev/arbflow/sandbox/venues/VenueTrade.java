package dev.arbflow.sandbox.venues;

import dev.arbflow.market.Market;
import dev.arbflow.market.Side;
import dev.arbflow.sandbox.sim.SimTrade;

/**
 * A trade with the time that its venue printed on it.
 *
 * @param trade what happened
 * @param venueUs the venue's clock, microseconds since 1970-01-01T00:00:00Z
 */
record VenueTrade(SimTrade trade, long venueUs) {

    Market market() {
        return trade.instrument().listing().market();
    }

    String price() {
        return trade.instrument().price(trade.price()).toPlainString();
    }

    String quantity() {
        return trade.instrument().quantity(trade.quantity()).toPlainString();
    }

    boolean takerBought() {
        return trade.takerSide() == Side.BUY;
    }

    /** What the counters know it by. */
    String countedAs(Object id) {
        return market().code() + '|' + id;
    }
}
