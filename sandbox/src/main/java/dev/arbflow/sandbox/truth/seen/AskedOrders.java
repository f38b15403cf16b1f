package dev.arbflow.sandbox.truth.seen;

import dev.arbflow.market.Route;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.FollowUp;
import dev.arbflow.market.arbitrage.Instrument;
import dev.arbflow.market.arbitrage.InstrumentTable;
import java.math.BigDecimal;
import java.math.MathContext;

/** What both venues of a route ask of orders, tried one venue after the other. */
final class AskedOrders {
    private final InstrumentTable instruments;

    AskedOrders(InstrumentTable instruments) {
        this.instruments = instruments;
    }

    /** The largest quantity up to one that is in whole steps of both. */
    BigDecimal whole(Route route, BigDecimal quantity, long nowUs) {
        BigDecimal first = asked(route.buy(), route, nowUs).lot();
        BigDecimal second = asked(route.sell(), route, nowUs).lot();
        BigDecimal whole = quantity;
        BigDecimal before;
        do { // until it is whole for both
            before = whole;
            whole = whole(second, whole(first, whole));
        } while (whole.compareTo(before) != 0);
        return whole;
    }

    /** Whether one of them does not take a part of what was seen. */
    boolean isTooSmall(Route route, BigDecimal quantity, FollowUp.Look look, long nowUs) {
        BigDecimal share = quantity.divide(look.quantity(), MathContext.DECIMAL128);
        BigDecimal bought = look.amounts().bought().multiply(share, MathContext.DECIMAL128);
        BigDecimal sold = look.amounts().sold().multiply(share, MathContext.DECIMAL128);
        return quantity.signum() == 0
                || isTooSmall(asked(route.buy(), route, nowUs), quantity, bought)
                || isTooSmall(asked(route.sell(), route, nowUs), quantity, sold);
    }

    private static boolean isTooSmall(Instrument asked, BigDecimal quantity, BigDecimal worth) {
        return quantity.compareTo(asked.minQuantity()) < 0
                || worth.compareTo(asked.minNotional()) < 0;
    }

    private static BigDecimal whole(BigDecimal step, BigDecimal quantity) {
        return step == null ? quantity : quantity.subtract(quantity.remainder(step));
    }

    private Instrument asked(Venue venue, Route route, long nowUs) {
        return instruments.find(venue, route.market(), nowUs);
    }
}
