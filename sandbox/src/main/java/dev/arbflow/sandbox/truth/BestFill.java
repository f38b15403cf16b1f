package dev.arbflow.sandbox.truth;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.TreeSet;

/**
 * The quantity that two ladders allow at a least edge per unit, found by trying every quantity at
 * which a level ends.
 *
 * <p>Every unit earns the least edge exactly where the profit beyond it is largest. That profit is
 * piecewise linear in the quantity and bends only where a level ends, so its maximum is at one of
 * those. Of several with the same one the smallest counts.
 *
 * @param quantity base units; zero if no unit is worth taking
 * @param cost quote units paid, fee included
 * @param proceeds quote units received, after the fee
 * @param bought quote units that the buying venue prints for it, before the fee
 * @param sold quote units that the selling venue prints for it, before the fee
 * @param exhausted whether a side has no unit left
 * @param capped whether the capital ended it, so that more was there
 * @param lastAsk price of the last unit bought; zero if there is none
 * @param lastBid price of the last unit sold; likewise
 */
public record BestFill(
        BigDecimal quantity,
        BigDecimal cost,
        BigDecimal proceeds,
        BigDecimal bought,
        BigDecimal sold,
        boolean exhausted,
        boolean capped,
        BigDecimal lastAsk,
        BigDecimal lastBid) {
    public static final BestFill NOTHING =
            new BestFill(
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    false,
                    false,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO);

    /**
     * Tries every quantity.
     *
     * @param leastBps what each unit has to earn beyond both fees, in basis points of its cost;
     *     nothing below zero is worth taking
     */
    public static BestFill of(Priced asks, Priced bids, double leastBps) {
        BigDecimal leastShare = BigDecimal.valueOf(Math.max(0, leastBps)).movePointLeft(4);
        if (asks.isEmpty()
                || bids.isEmpty()
                || beyond(leastShare, asks.unit(0), bids.unit(0)).signum() <= 0) {
            return NOTHING;
        }
        BigDecimal best = BigDecimal.ZERO;
        BigDecimal most = BigDecimal.ZERO;
        BigDecimal all = asks.total().min(bids.total());
        for (BigDecimal quantity : levelEnds(asks, bids, all)) {
            BigDecimal beyond = beyond(leastShare, asks.amount(quantity), bids.amount(quantity));
            if (beyond.compareTo(most) > 0) {
                most = beyond;
                best = quantity;
            }
        }
        return taking(asks, bids, best, best.compareTo(all) == 0, false);
    }

    /**
     * The same with so much capital at most: profit only rises on the way to the best quantity, so
     * all that can be paid for is taken.
     *
     * @param mostCost quote units, fee included; null for any
     */
    public static BestFill of(Priced asks, Priced bids, double leastBps, BigDecimal mostCost) {
        BestFill best = of(asks, bids, leastBps);
        return mostCost == null || best.cost.compareTo(mostCost) <= 0
                ? best
                : taking(asks, bids, asks.affordable(mostCost), false, true);
    }

    /**
     * What is left of it in whole lots.
     *
     * @param lot base units; null for any quantity
     */
    public BestFill inLots(Priced asks, Priced bids, BigDecimal lot) {
        BigDecimal rest = lot == null ? BigDecimal.ZERO : quantity.remainder(lot);
        return rest.signum() == 0
                ? this
                : taking(asks, bids, quantity.subtract(rest), exhausted, capped);
    }

    /** What is left of it if only so many base units are wanted. */
    BestFill upTo(Priced asks, Priced bids, BigDecimal most) {
        return quantity.compareTo(most) <= 0 ? this : taking(asks, bids, most, false, false);
    }

    private static BestFill taking(
            Priced asks, Priced bids, BigDecimal quantity, boolean exhausted, boolean capped) {
        return new BestFill(
                quantity,
                asks.amount(quantity),
                bids.amount(quantity),
                asks.printed(quantity),
                bids.printed(quantity),
                exhausted,
                capped,
                asks.lastPrice(quantity),
                bids.lastPrice(quantity));
    }

    /** What is earned beyond a share of the cost. */
    private static BigDecimal beyond(BigDecimal share, BigDecimal cost, BigDecimal proceeds) {
        return proceeds.subtract(cost).subtract(cost.multiply(share));
    }

    /** Proceeds minus cost, in quote units. */
    public BigDecimal profit() {
        return proceeds.subtract(cost);
    }

    /** Profit over cost in basis points; minus infinity if nothing is profitable. */
    public double netBps() {
        return quantity.signum() == 0
                ? Double.NEGATIVE_INFINITY
                : profit().movePointRight(4).divide(cost, MathContext.DECIMAL64).doubleValue();
    }

    /** Rising quantities, none beyond what both sides hold. */
    private static TreeSet<BigDecimal> levelEnds(Priced asks, Priced bids, BigDecimal all) {
        TreeSet<BigDecimal> ends = new TreeSet<>();
        ends.addAll(asks.ends());
        ends.addAll(bids.ends());
        ends.tailSet(all, false).clear();
        return ends;
    }
}
