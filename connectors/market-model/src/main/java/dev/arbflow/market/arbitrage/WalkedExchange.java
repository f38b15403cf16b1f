package dev.arbflow.market.arbitrage;

import dev.arbflow.market.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** The book at which a walk exchanges the currency of one leg, level by level. Mutable. */
final class WalkedExchange {
    /** Decimals of a base quantity that what is left of a level is good for. */
    private static final int QUANTITY_SCALE = 18;

    private final Exchange exchange;
    private int level = -1;
    private BigDecimal left;
    private BigDecimal rate;

    /** What a unit of the currency costs or brings after the fee. */
    private BigDecimal unit;

    private BigDecimal amount = BigDecimal.ZERO;
    private BigDecimal value = BigDecimal.ZERO;

    WalkedExchange(Exchange exchange) {
        this.exchange = exchange;
        next();
    }

    /**
     * For how many base units this level is good.
     *
     * @param each units of the currency for one of them
     * @return zero if all levels are used up
     */
    BigDecimal room(BigDecimal each) {
        BigDecimal room = BigDecimal.ZERO;
        while (level < exchange.ladder().depth() && room.signum() == 0) {
            room = left.divide(each, QUANTITY_SCALE, RoundingMode.DOWN);
            if (room.signum() == 0) {
                next();
            }
        }
        return room;
    }

    /** What a unit of the currency costs or brings after the fee, at this level. */
    BigDecimal unit() {
        return unit;
    }

    /** Price of this level. */
    BigDecimal rate() {
        return rate;
    }

    void take(BigDecimal exchanged) {
        left = left.subtract(exchanged);
        amount = amount.add(exchanged);
        value = value.add(exchanged.multiply(rate));
    }

    BigDecimal amount() {
        return amount;
    }

    BigDecimal value() {
        return value;
    }

    private void next() {
        level++;
        left = LadderWalk.quantityAt(exchange.ladder(), level);
        if (level < exchange.ladder().depth()) {
            rate = PrintedDecimal.of(exchange.ladder().prices()[level]);
            unit =
                    exchange.leg() == Side.BUY
                            ? LadderWalk.unitCost(rate, exchange.fee())
                            : LadderWalk.unitProceeds(rate, exchange.fee());
        }
    }
}
