package dev.arbflow.sandbox.sim;

import dev.arbflow.market.Listing;
import java.math.BigDecimal;

/**
 * In which steps a venue prints prices and quantities of a market.
 *
 * @param listing the market on its venue
 * @param priceScale digits after the point; a price unit is 10<sup>-priceScale</sup>
 * @param tick price units between two allowed prices
 */
public record Instrument(Listing listing, int priceScale, long tick) {
    /** Digits after the point of every quantity. */
    public static final int QUANTITY_SCALE = 8;

    /** A price in quote units, with all its digits. */
    public BigDecimal price(long units) {
        return BigDecimal.valueOf(units, priceScale);
    }

    /** A quantity in base units, with all its digits. */
    public BigDecimal quantity(long units) {
        return BigDecimal.valueOf(units, QUANTITY_SCALE);
    }

    /** The highest allowed price that is not above {@code price} quote units. */
    long floor(double price) {
        return (long) Math.floor(price / unit() / tick) * tick;
    }

    /** The lowest allowed price that is not below {@code price} quote units. */
    long ceil(double price) {
        return (long) Math.ceil(price / unit() / tick) * tick;
    }

    /** Quantity units that cost {@code notional} quote units at {@code price}, at least one. */
    static long quantityFor(double notional, double price) {
        return Math.max(1, Math.round(notional / price * 1e8));
    }

    double unit() {
        return Math.pow(10, -priceScale);
    }
}
