package dev.arbflow.sandbox.truth;

import dev.arbflow.sandbox.sim.Instrument;
import dev.arbflow.sandbox.sim.Level;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
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
 * @param exhausted whether a side has no unit left
 */
public record BestFill(
        BigDecimal quantity, BigDecimal cost, BigDecimal proceeds, boolean exhausted) {
    public static final BestFill NOTHING =
            new BestFill(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, false);

    /** One side of one book, with what each unit really costs or brings. */
    public record Priced(List<Level> levels, Instrument instrument, BigDecimal feeFactor) {

        /** Quote units that a base unit of a level costs or brings. */
        public BigDecimal unit(int level) {
            return instrument.price(levels.get(level).price()).multiply(feeFactor);
        }

        BigDecimal quantity(int level) {
            return instrument.quantity(levels.get(level).quantity());
        }

        /** Quote units for the first {@code quantity} base units. */
        BigDecimal amount(BigDecimal quantity) {
            BigDecimal left = quantity;
            BigDecimal amount = BigDecimal.ZERO;
            for (int i = 0; i < levels.size() && left.signum() > 0; i++) {
                BigDecimal part = left.min(quantity(i));
                amount = amount.add(part.multiply(unit(i)));
                left = left.subtract(part);
            }
            return amount;
        }

        BigDecimal total() {
            BigDecimal total = BigDecimal.ZERO;
            for (int i = 0; i < levels.size(); i++) {
                total = total.add(quantity(i));
            }
            return total;
        }
    }

    /**
     * Tries every quantity.
     *
     * @param leastBps what each unit has to earn beyond both fees, in basis points of its cost;
     *     nothing below zero is worth taking
     */
    public static BestFill of(Priced asks, Priced bids, double leastBps) {
        BigDecimal leastShare = BigDecimal.valueOf(Math.max(0, leastBps)).movePointLeft(4);
        if (asks.levels().isEmpty()
                || bids.levels().isEmpty()
                || beyond(leastShare, asks.unit(0), bids.unit(0)).signum() <= 0) {
            return NOTHING;
        }
        BestFill best = NOTHING;
        BigDecimal most = BigDecimal.ZERO;
        BigDecimal all = asks.total().min(bids.total());
        for (BigDecimal quantity : levelEnds(asks, bids, all)) {
            BigDecimal cost = asks.amount(quantity);
            BigDecimal proceeds = bids.amount(quantity);
            BigDecimal beyond = beyond(leastShare, cost, proceeds);
            if (beyond.compareTo(most) > 0) {
                most = beyond;
                best = new BestFill(quantity, cost, proceeds, quantity.compareTo(all) == 0);
            }
        }
        return best;
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
        for (Priced side : List.of(asks, bids)) {
            BigDecimal end = BigDecimal.ZERO;
            for (int i = 0; i < side.levels().size(); i++) {
                end = end.add(side.quantity(i));
                ends.add(end);
            }
        }
        ends.tailSet(all, false).clear();
        return ends;
    }
}
