package dev.arbflow.market.arbitrage;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Where a walk down two ladders ends at the latest.
 *
 * @param floorBps least net edge of each unit, in basis points of its cost; a unit that earns
 *     nothing is left even where the floor is zero or below
 * @param maxCost most quote units to spend, fees included; null for any
 * @param maxQuantity most base units to take; null for any
 */
public record WalkLimits(double floorBps, BigDecimal maxCost, BigDecimal maxQuantity) {
    /** Decimals of a quantity that the cost limits: more than any venue accepts. */
    private static final int QUANTITY_SCALE = 18;

    /** As far as each unit earns this much. */
    public static WalkLimits above(double floorBps) {
        return new WalkLimits(floorBps, null, null);
    }

    /** The same, but with so much capital at most; null for any. */
    public WalkLimits spending(BigDecimal mostCost) {
        return new WalkLimits(floorBps, mostCost, maxQuantity);
    }

    /** The same, but so many base units at most. */
    public WalkLimits taking(BigDecimal mostQuantity) {
        return new WalkLimits(floorBps, maxCost, mostQuantity);
    }

    /** How much of what is offered there is room for beside what is taken already. */
    BigDecimal room(BigDecimal offered, BigDecimal unitCost, BigDecimal taken, BigDecimal spent) {
        BigDecimal room = offered;
        if (maxQuantity != null) {
            room = room.min(maxQuantity.subtract(taken));
        }
        if (maxCost != null && spent.add(room.multiply(unitCost)).compareTo(maxCost) > 0) {
            room = maxCost.subtract(spent).divide(unitCost, QUANTITY_SCALE, RoundingMode.DOWN);
        }
        return room;
    }
}
