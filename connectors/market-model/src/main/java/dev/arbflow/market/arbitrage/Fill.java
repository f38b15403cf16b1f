package dev.arbflow.market.arbitrage;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * What a walk over two ladders would fill.
 *
 * @param quantity base units
 * @param cost quote units paid, with the buying venue's fee: the capital it takes
 * @param proceeds quote units received, after the selling venue's fee
 * @param bought what is paid before fees, in the currency of the buying leg: quantity times
 *     volume-weighted buying price
 * @param sold what is received before fees, in the currency of the selling leg
 * @param exhausted whether a ladder ran out while its last unit still earned enough: the quantity
 *     is a lower bound
 * @param capped whether {@link WalkLimits} ended it: more was there
 * @param exchanged units of the other currency of one leg that are exchanged; zero if there is none
 * @param exchangedValue what they come to in quote units, before the fee of the exchange
 * @param last its last unit; null if there is none, or it is not known
 */
public record Fill(
        BigDecimal quantity,
        BigDecimal cost,
        BigDecimal proceeds,
        BigDecimal bought,
        BigDecimal sold,
        boolean exhausted,
        boolean capped,
        BigDecimal exchanged,
        BigDecimal exchangedValue,
        LimitOrders.LastUnit last) {

    private static final BigDecimal BPS = new BigDecimal("10000");

    /** The same, said to have ended as another did. */
    public Fill endedLike(Fill other) {
        return new Fill(
                quantity,
                cost,
                proceeds,
                bought,
                sold,
                other.exhausted(),
                other.capped(),
                exchanged,
                exchangedValue,
                last);
    }

    /** Whether no unit earned enough. */
    public boolean isEmpty() {
        return quantity.signum() == 0;
    }

    /** Proceeds minus cost, in quote units. */
    public BigDecimal profit() {
        return proceeds.subtract(cost);
    }

    /** Profit in basis points of the cost; zero for an empty fill. */
    public double netBps() {
        return bps(profit(), cost);
    }

    /** A gain in basis points of a stake; zero without a stake. */
    public static double bps(BigDecimal gain, BigDecimal stake) {
        return stake.signum() == 0
                ? 0
                : gain.multiply(BPS).divide(stake, MathContext.DECIMAL64).doubleValue();
    }
}
