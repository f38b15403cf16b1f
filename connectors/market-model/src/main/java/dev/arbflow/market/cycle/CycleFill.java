package dev.arbflow.market.cycle;

import dev.arbflow.market.arbitrage.Fill;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * What orders over a cycle come to.
 *
 * @param cost what the first pays, its fee included
 * @param proceeds what the last receives, after its fee
 * @param orders one for each exchange; what one receives and the next cannot use is left over, and
 *     counts as nothing
 */
public record CycleFill(BigDecimal cost, BigDecimal proceeds, List<Order> orders) {

    /**
     * One order.
     *
     * @param quantity base units, in whole lots
     * @param notional quote units that they come to before the fee
     */
    public record Order(BigDecimal quantity, BigDecimal notional) {

        /** Mean price before the fee; zero without a quantity. */
        public BigDecimal vwap() {
            return quantity.signum() == 0
                    ? BigDecimal.ZERO
                    : notional.divide(quantity, MathContext.DECIMAL64);
        }
    }

    public CycleFill {
        orders = List.copyOf(orders);
    }

    public BigDecimal profit() {
        return proceeds.subtract(cost);
    }

    /** Profit in basis points of the cost; 0 if there is none. */
    public double netBps() {
        return Fill.bps(profit(), cost);
    }
}
