package dev.arbflow.market.arbitrage;

import dev.arbflow.market.Side;
import dev.arbflow.market.book.Ladder;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * How much could be bought from one ladder and sold into another at a profit, to the last digit.
 *
 * <p>A leg may be traded in another currency than the route: then the book at which that is
 * exchanged is walked as a third ladder, whose fee counts and whose depth limits the size like
 * those of the others.
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

    private static final Fill NOTHING = new Totals().fill(false, false, null);

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
        return walk(asks, buyFee, bids, sellFee, null, limits);
    }

    /**
     * The same with one leg in another currency, whose exchange is walked too.
     *
     * @param exchange where; null if both legs are in the quote of the route
     */
    public static Fill walk(
            Ladder asks,
            TakerFee buyFee,
            Ladder bids,
            TakerFee sellFee,
            Exchange exchange,
            WalkLimits limits) {
        if (clearlyEarnsLess(asks, buyFee, bids, sellFee, exchange, limits.floorBps())) {
            return NOTHING;
        }
        BigDecimal leastReturn =
                BigDecimal.ONE.add(BigDecimal.valueOf(limits.floorBps()).movePointLeft(4));
        WalkedExchange exchanged = exchange == null ? null : new WalkedExchange(exchange);
        WalkedSide buy = side(Side.BUY, asks, buyFee, exchange, exchanged);
        WalkedSide sell = side(Side.SELL, bids, sellFee, exchange, exchanged);
        Totals totals = new Totals();
        BigDecimal offered = buy.offered().min(sell.offered());
        while (offered.signum() > 0) {
            BigDecimal unitCost = buy.unit();
            BigDecimal unitProceeds = sell.unit();
            if (!earns(unitCost, unitProceeds, leastReturn)) {
                return totals.fill(false, false, exchanged);
            }
            BigDecimal quantity = limits.room(offered, unitCost, totals.quantity, totals.cost);
            totals.add(
                    quantity,
                    new LimitOrders.LastUnit(
                            buy.price(),
                            sell.price(),
                            exchanged == null ? null : exchanged.rate(),
                            unitCost,
                            unitProceeds));
            buy.take(quantity);
            sell.take(quantity);
            if (quantity.compareTo(offered) < 0) {
                return totals.fill(false, true, exchanged);
            }
            offered = buy.offered().min(sell.offered());
        }
        return totals.fill(totals.quantity.signum() > 0, false, exchanged);
    }

    private static WalkedSide side(
            Side side, Ladder ladder, TakerFee fee, Exchange exchange, WalkedExchange exchanged) {
        boolean converted = exchange != null && exchange.leg() == side;
        return new WalkedSide(side, ladder, fee, converted ? exchanged : null);
    }

    /**
     * What a unit at the touch earns after both fees, in basis points of its cost; negative where
     * it loses. An approximation in binary numbers, for charts.
     */
    public static double touchNetBps(double ask, TakerFee buyFee, double bid, TakerFee sellFee) {
        double cost = Exchange.withFee(ask, buyFee);
        return (Exchange.withoutFee(bid, sellFee) / cost - 1) * 10_000;
    }

    /**
     * The difference of two prices at which both fees leave nothing, in basis points of the lower:
     * for fees on the quote asset {@code (1 + buy) / (1 - sell) - 1}. In binary numbers, for hints.
     */
    public static double breakEvenBps(TakerFee buyFee, TakerFee sellFee) {
        return breakEvenBps(touchNetBps(1, buyFee, 1, sellFee));
    }

    /** The same where the currency of a leg is exchanged, too. */
    public static double breakEvenBps(
            TakerFee buyFee, TakerFee sellFee, Side converted, TakerFee exchangeFee) {
        double ask = converted == Side.BUY ? Exchange.withFee(1, exchangeFee) : 1;
        double bid = converted == Side.SELL ? Exchange.withoutFee(1, exchangeFee) : 1;
        return breakEvenBps(touchNetBps(ask, buyFee, bid, sellFee));
    }

    private static double breakEvenBps(double netBpsOfEqualPrices) {
        return (1 / (1 + netBpsOfEqualPrices / 10_000) - 1) * 10_000;
    }

    /** Nearly every pair of books is done with here; decimals decide the others. */
    private static boolean clearlyEarnsLess(
            Ladder asks,
            TakerFee buyFee,
            Ladder bids,
            TakerFee sellFee,
            Exchange exchange,
            double floorBps) {
        if (asks.isEmpty() || bids.isEmpty()) {
            return true;
        }
        double least = Math.max(0, floorBps) - ROUNDING_BPS;
        if (exchange == null) {
            return touchNetBps(asks.best(), buyFee, bids.best(), sellFee) < least;
        }
        return exchange.ladder().isEmpty()
                || touchNetBps(
                                exchange.ask(asks.best()),
                                buyFee,
                                exchange.bid(bids.best()),
                                sellFee)
                        < least;
    }

    private static boolean earns(
            BigDecimal unitCost, BigDecimal unitProceeds, BigDecimal leastReturn) {
        return unitProceeds.compareTo(unitCost) > 0
                && unitProceeds.compareTo(unitCost.multiply(leastReturn)) >= 0;
    }

    /** What a unit at an ask costs with the fee. */
    static BigDecimal unitCost(BigDecimal ask, TakerFee fee) {
        return switch (fee.deductedFrom()) {
            case QUOTE -> ask.multiply(BigDecimal.ONE.add(fee.fraction()));
            case RECEIVED_BASE -> ask.divide(BigDecimal.ONE.subtract(fee.fraction()), COST);
        };
    }

    /** What a unit at a bid brings after the fee. */
    static BigDecimal unitProceeds(BigDecimal bid, TakerFee fee) {
        return bid.multiply(BigDecimal.ONE.subtract(fee.fraction()));
    }

    /** What a level holds; zero beyond the last. */
    static BigDecimal quantityAt(Ladder side, int level) {
        return level < side.depth() ? PrintedDecimal.of(side.quantities()[level]) : BigDecimal.ZERO;
    }

    /** What the walk has filled so far. */
    private static final class Totals {
        private BigDecimal quantity = BigDecimal.ZERO;
        private BigDecimal cost = BigDecimal.ZERO;
        private BigDecimal proceeds = BigDecimal.ZERO;
        private BigDecimal bought = BigDecimal.ZERO;
        private BigDecimal sold = BigDecimal.ZERO;
        private LimitOrders.LastUnit last;

        void add(BigDecimal filled, LimitOrders.LastUnit each) {
            quantity = quantity.add(filled);
            cost = cost.add(filled.multiply(each.cost()));
            proceeds = proceeds.add(filled.multiply(each.proceeds()));
            bought = bought.add(filled.multiply(each.ask()));
            sold = sold.add(filled.multiply(each.bid()));
            last = filled.signum() > 0 ? each : last;
        }

        Fill fill(boolean exhausted, boolean capped, WalkedExchange exchange) {
            return new Fill(
                    quantity,
                    cost,
                    proceeds,
                    bought,
                    sold,
                    exhausted,
                    capped,
                    exchange == null ? BigDecimal.ZERO : exchange.amount(),
                    exchange == null ? BigDecimal.ZERO : exchange.value(),
                    last);
        }
    }
}
