package dev.arbflow.market.arbitrage;

import dev.arbflow.market.book.Ladder;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * How much could be bought from one ladder and sold into another at a profit, to the last digit.
 *
 * <p>Walks both ladders from the best level on, as long as a further unit still earns what is asked
 * of it after both taker fees. Each unit has to earn it by itself, not the mean of all units: so
 * more depth only ever adds to a fill. Prices and quantities come as {@code double}; each is turned
 * back into the decimal that the venue printed, see {@link PrintedDecimal}.
 */
public final class LadderWalk {
    /** Rounds what we pay upwards where a division does not end, so profit is never overstated. */
    private static final MathContext COST = new MathContext(34, RoundingMode.CEILING);

    /** More than binary numbers are ever off by at the touch, in basis points. */
    private static final double ROUNDING_BPS = 1e-6;

    private static final Fill NOTHING = new Totals().fill(false, false);

    private LadderWalk() {}

    /**
     * Walks the ladders.
     *
     * @param asks the venue to buy from, lowest first
     * @param buyFee its taker fee
     * @param bids the venue to sell to, highest first
     * @param sellFee its taker fee, taken from the quote asset received
     * @param floorBps least net edge of each unit, see {@link WalkLimits}
     * @return the fill of all such units, with quantity zero if the first pair of levels earns less
     */
    public static Fill walk(
            Ladder asks, TakerFee buyFee, Ladder bids, TakerFee sellFee, double floorBps) {
        return walk(asks, buyFee, bids, sellFee, WalkLimits.above(floorBps));
    }

    /** The same within more limits. */
    public static Fill walk(
            Ladder asks, TakerFee buyFee, Ladder bids, TakerFee sellFee, WalkLimits limits) {
        if (clearlyEarnsLess(asks, buyFee, bids, sellFee, limits.floorBps())) {
            return NOTHING;
        }
        BigDecimal keep = BigDecimal.ONE.subtract(sellFee.fraction());
        BigDecimal leastReturn =
                BigDecimal.ONE.add(BigDecimal.valueOf(limits.floorBps()).movePointLeft(4));
        Totals totals = new Totals();
        int ask = 0;
        int bid = 0;
        BigDecimal askLeft = quantityAt(asks, 0);
        BigDecimal bidLeft = quantityAt(bids, 0);
        while (ask < asks.depth() && bid < bids.depth()) {
            BigDecimal askPrice = PrintedDecimal.of(asks.prices()[ask]);
            BigDecimal bidPrice = PrintedDecimal.of(bids.prices()[bid]);
            BigDecimal unitCost = unitCost(askPrice, buyFee);
            BigDecimal unitProceeds = bidPrice.multiply(keep);
            if (!earns(unitCost, unitProceeds, leastReturn)) {
                return totals.fill(false, false);
            }
            BigDecimal offered = askLeft.min(bidLeft);
            BigDecimal quantity = limits.room(offered, unitCost, totals.quantity, totals.cost);
            totals.add(quantity, askPrice, bidPrice, unitCost, unitProceeds);
            if (quantity.compareTo(offered) < 0) {
                return totals.fill(false, true);
            }
            askLeft = askLeft.subtract(quantity);
            bidLeft = bidLeft.subtract(quantity);
            if (askLeft.signum() == 0) {
                askLeft = quantityAt(asks, ++ask);
            }
            if (bidLeft.signum() == 0) {
                bidLeft = quantityAt(bids, ++bid);
            }
        }
        return totals.fill(totals.quantity.signum() > 0, false);
    }

    /**
     * What a unit at the touch earns after both fees, in basis points of its cost; negative where
     * it loses. An approximation in binary numbers, for charts.
     */
    public static double touchNetBps(double ask, TakerFee buyFee, double bid, TakerFee sellFee) {
        double buyRate = buyFee.fraction().doubleValue();
        double cost =
                switch (buyFee.deductedFrom()) {
                    case QUOTE -> ask * (1 + buyRate);
                    case RECEIVED_BASE -> ask / (1 - buyRate);
                };
        return (bid * (1 - sellFee.fraction().doubleValue()) / cost - 1) * 10_000;
    }

    /**
     * The difference of two prices at which both fees leave nothing, in basis points of the lower:
     * for fees on the quote asset {@code (1 + buy) / (1 - sell) - 1}. In binary numbers, for hints.
     */
    public static double breakEvenBps(TakerFee buyFee, TakerFee sellFee) {
        return (1 / (1 + touchNetBps(1, buyFee, 1, sellFee) / 10_000) - 1) * 10_000;
    }

    /** Nearly every pair of books is done with here; decimals decide the others. */
    private static boolean clearlyEarnsLess(
            Ladder asks, TakerFee buyFee, Ladder bids, TakerFee sellFee, double floorBps) {
        return asks.isEmpty()
                || bids.isEmpty()
                || touchNetBps(asks.best(), buyFee, bids.best(), sellFee)
                        < Math.max(0, floorBps) - ROUNDING_BPS;
    }

    private static boolean earns(
            BigDecimal unitCost, BigDecimal unitProceeds, BigDecimal leastReturn) {
        return unitProceeds.compareTo(unitCost) > 0
                && unitProceeds.compareTo(unitCost.multiply(leastReturn)) >= 0;
    }

    private static BigDecimal unitCost(BigDecimal ask, TakerFee fee) {
        return switch (fee.deductedFrom()) {
            case QUOTE -> ask.multiply(BigDecimal.ONE.add(fee.fraction()));
            case RECEIVED_BASE -> ask.divide(BigDecimal.ONE.subtract(fee.fraction()), COST);
        };
    }

    private static BigDecimal quantityAt(Ladder side, int level) {
        return level < side.depth() ? PrintedDecimal.of(side.quantities()[level]) : BigDecimal.ZERO;
    }

    /** What the walk has filled so far. */
    private static final class Totals {
        private BigDecimal quantity = BigDecimal.ZERO;
        private BigDecimal cost = BigDecimal.ZERO;
        private BigDecimal proceeds = BigDecimal.ZERO;
        private BigDecimal bought = BigDecimal.ZERO;
        private BigDecimal sold = BigDecimal.ZERO;

        void add(
                BigDecimal filled,
                BigDecimal askPrice,
                BigDecimal bidPrice,
                BigDecimal unitCost,
                BigDecimal unitProceeds) {
            quantity = quantity.add(filled);
            cost = cost.add(filled.multiply(unitCost));
            proceeds = proceeds.add(filled.multiply(unitProceeds));
            bought = bought.add(filled.multiply(askPrice));
            sold = sold.add(filled.multiply(bidPrice));
        }

        Fill fill(boolean exhausted, boolean capped) {
            return new Fill(quantity, cost, proceeds, bought, sold, exhausted, capped);
        }
    }
}
