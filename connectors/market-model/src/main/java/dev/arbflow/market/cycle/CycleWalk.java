package dev.arbflow.market.cycle;

import dev.arbflow.market.arbitrage.PrintedDecimal;
import dev.arbflow.market.book.Ladder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of an asset can be sent round a cycle at a profit, in decimals.
 *
 * <p>All ladders are walked at once, from their best levels on, as long as a further unit of the
 * first asset still earns what is asked of it after all fees. Whether it does is a comparison of
 * products and so exact; amounts that a division gives are rounded down at {@value #SCALE}
 * decimals.
 */
public final class CycleWalk {
    static final int SCALE = 18;

    private CycleWalk() {}

    /**
     * The units that each earn a floor.
     *
     * @param floorBps least net edge of each unit, in basis points; what earns nothing is left even
     *     where that is zero or below
     * @param maxCost most units to send, fees included; null for any
     */
    public static CycleReach reach(List<CycleStep> steps, double floorBps, BigDecimal maxCost) {
        BigDecimal floor = BigDecimal.ONE.add(BigDecimal.valueOf(floorBps).movePointLeft(4));
        List<Level> levels = steps.stream().map(Level::new).toList();
        BigDecimal cost = BigDecimal.ZERO;
        BigDecimal proceeds = BigDecimal.ZERO;
        while (levels.stream().noneMatch(Level::isOver)) {
            BigDecimal paid = BigDecimal.ONE;
            BigDecimal received = BigDecimal.ONE;
            for (Level level : levels) {
                paid = paid.multiply(level.paid);
                received = received.multiply(level.received);
            }
            if (received.compareTo(paid) <= 0 || received.compareTo(paid.multiply(floor)) < 0) {
                return new CycleReach(cost, proceeds, false, false);
            }
            BigDecimal offered = offered(levels);
            BigDecimal taken = maxCost == null ? offered : offered.min(maxCost.subtract(cost));
            cost = cost.add(taken);
            proceeds = proceeds.add(divided(taken.multiply(received), paid));
            if (taken.compareTo(offered) < 0) {
                return new CycleReach(cost, proceeds, false, true);
            }
            take(taken, levels);
        }
        return new CycleReach(cost, proceeds, cost.signum() > 0, false);
    }

    /** For how many units of the first asset all of these levels are good. */
    private static BigDecimal offered(List<Level> levels) {
        BigDecimal offered = null;
        BigDecimal paid = BigDecimal.ONE;
        BigDecimal received = BigDecimal.ONE;
        for (Level level : levels) {
            paid = paid.multiply(level.paid);
            BigDecimal its = divided(level.left.multiply(paid), received);
            level.offered = its;
            offered = offered == null ? its : offered.min(its);
            received = received.multiply(level.received);
        }
        return offered;
    }

    /** Goes on to the next level where one is used up, and so never stands still. */
    private static void take(BigDecimal taken, List<Level> levels) {
        BigDecimal paid = BigDecimal.ONE;
        BigDecimal received = BigDecimal.ONE;
        for (Level level : levels) {
            paid = paid.multiply(level.paid);
            BigDecimal quantity = divided(taken.multiply(received), paid);
            received = received.multiply(level.received);
            if (level.offered.compareTo(taken) <= 0) {
                level.next();
            } else {
                level.left = level.left.subtract(quantity);
            }
        }
    }

    /**
     * The orders that send some units of the first asset round: each uses as much of what the one
     * before it has received as makes whole lots.
     *
     * @param most how many units, fees included
     */
    public static CycleFill fill(List<CycleStep> steps, BigDecimal most) {
        BigDecimal has = most;
        BigDecimal cost = null;
        List<CycleFill.Order> orders = new ArrayList<>(steps.size());
        for (CycleStep step : steps) {
            BigDecimal quantity = inLots(affordable(step, has), step);
            Amounts amounts = Amounts.of(step, quantity);
            orders.add(new CycleFill.Order(quantity, amounts.notional));
            cost = cost == null ? amounts.paid : cost;
            has = amounts.received;
        }
        return new CycleFill(cost, has, orders);
    }

    /** How many base units can be exchanged with what one has. */
    private static BigDecimal affordable(CycleStep step, BigDecimal has) {
        BigDecimal quantity = BigDecimal.ZERO;
        BigDecimal left = has;
        for (Level level = new Level(step); !level.isOver() && left.signum() > 0; level.next()) {
            BigDecimal taken = level.left.min(divided(left, level.paid));
            quantity = quantity.add(taken);
            left =
                    taken.compareTo(level.left) < 0
                            ? BigDecimal.ZERO
                            : left.subtract(taken.multiply(level.paid));
        }
        return quantity;
    }

    private static BigDecimal inLots(BigDecimal quantity, CycleStep step) {
        BigDecimal lot = step.instrument().lot();
        return lot == null ? quantity : quantity.divide(lot, 0, RoundingMode.DOWN).multiply(lot);
    }

    private static BigDecimal divided(BigDecimal amount, BigDecimal by) {
        return amount.divide(by, SCALE, RoundingMode.DOWN);
    }

    /** What an order pays, comes to and receives. */
    private record Amounts(BigDecimal paid, BigDecimal notional, BigDecimal received) {

        static Amounts of(CycleStep step, BigDecimal quantity) {
            BigDecimal paid = BigDecimal.ZERO;
            BigDecimal notional = BigDecimal.ZERO;
            BigDecimal received = BigDecimal.ZERO;
            BigDecimal left = quantity;
            for (Level level = new Level(step); left.signum() > 0; level.next()) {
                BigDecimal taken = left.min(level.left);
                paid = paid.add(taken.multiply(level.paid));
                notional = notional.add(taken.multiply(level.price));
                received = received.add(taken.multiply(level.received));
                left = left.subtract(taken);
            }
            return new Amounts(paid, notional, received);
        }
    }

    /** Where a walk stands in one ladder. Mutable. */
    private static final class Level {
        private final CycleStep step;
        private final Ladder ladder;
        private int number = -1;
        private BigDecimal left;
        private BigDecimal price;
        private BigDecimal paid;
        private BigDecimal received;

        /** For how many units of the first asset it is good. */
        private BigDecimal offered;

        Level(CycleStep step) {
            this.step = step;
            ladder = step.ladder();
            next();
        }

        boolean isOver() {
            return number >= ladder.depth();
        }

        void next() {
            number++;
            if (!isOver()) {
                left = PrintedDecimal.of(ladder.quantities()[number]);
                price = PrintedDecimal.of(ladder.prices()[number]);
                paid = step.paid(price);
                received = step.received(price);
            }
        }
    }

    /** What a unit brings at the best prices after all fees, in basis points over it. */
    public static double touchNetBps(List<CycleStep> steps) {
        double brings = 1;
        for (CycleStep step : steps) {
            brings *= CycleStep.rate(step.side(), step.ladder().best(), step.fee());
        }
        return (brings - 1) * 10_000;
    }
}
