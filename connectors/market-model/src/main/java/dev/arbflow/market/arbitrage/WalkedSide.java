package dev.arbflow.market.arbitrage;

import dev.arbflow.market.Side;
import dev.arbflow.market.book.Ladder;
import java.math.BigDecimal;

/**
 * One side of a walk, step by step: a step is as much of a level as one level of the exchange, if
 * there is one, is good for. Mutable.
 */
final class WalkedSide {
    private final Side side;
    private final Ladder ladder;
    private final TakerFee fee;

    /** Where the currency of this side is exchanged; null if it is that of the route. */
    private final WalkedExchange exchange;

    private int level = -1;
    private BigDecimal left;
    private BigDecimal price;

    /** What a base unit costs or brings after the fee, in the currency of this side. */
    private BigDecimal unit;

    WalkedSide(Side side, Ladder ladder, TakerFee fee, WalkedExchange exchange) {
        this.side = side;
        this.ladder = ladder;
        this.fee = fee;
        this.exchange = exchange;
        next();
    }

    /** Base units of this step; zero if there are no more. */
    BigDecimal offered() {
        if (exchange == null || left.signum() == 0) {
            return left;
        }
        return left.min(exchange.room(unit));
    }

    /** Price of this step, in the currency of this side. */
    BigDecimal price() {
        return price;
    }

    /** What a base unit of this step costs or brings after all fees, in the quote of the route. */
    BigDecimal unit() {
        return exchange == null ? unit : unit.multiply(exchange.unit());
    }

    void take(BigDecimal quantity) {
        left = left.subtract(quantity);
        if (exchange != null) {
            exchange.take(quantity.multiply(unit));
        }
        if (left.signum() == 0) {
            next();
        }
    }

    private void next() {
        level++;
        left = LadderWalk.quantityAt(ladder, level);
        if (level < ladder.depth()) {
            price = PrintedDecimal.of(ladder.prices()[level]);
            unit =
                    side == Side.BUY
                            ? LadderWalk.unitCost(price, fee)
                            : LadderWalk.unitProceeds(price, fee);
        }
    }
}
