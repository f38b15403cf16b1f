package dev.arbflow.market.cycle;

import dev.arbflow.market.Side;
import dev.arbflow.market.arbitrage.Instrument;
import dev.arbflow.market.arbitrage.TakerFee;
import dev.arbflow.market.book.Ladder;
import java.math.BigDecimal;

/**
 * One exchange of a cycle as it can be made at a moment.
 *
 * @param side whether the base is bought or sold
 * @param ladder the levels that are taken, best first
 * @param fee what the venue charges
 * @param instrument which orders it accepts
 */
public record CycleStep(Side side, Ladder ladder, TakerFee fee, Instrument instrument) {

    /** What a base unit of a level takes of what is paid. */
    BigDecimal paid(BigDecimal price) {
        if (side == Side.SELL) {
            return BigDecimal.ONE;
        }
        return isFeeInBase() ? price : price.multiply(BigDecimal.ONE.add(fee.fraction()));
    }

    /** What it brings of what is received. */
    BigDecimal received(BigDecimal price) {
        BigDecimal kept = BigDecimal.ONE.subtract(fee.fraction());
        if (side == Side.SELL) {
            return price.multiply(kept);
        }
        return isFeeInBase() ? kept : BigDecimal.ONE;
    }

    private boolean isFeeInBase() {
        return fee.deductedFrom() == TakerFee.Deducted.RECEIVED_BASE;
    }

    /**
     * What a unit of what is paid brings at a price, after the fee; in binary numbers, to find what
     * is worth to be walked.
     */
    public static double rate(Side side, double price, TakerFee fee) {
        double part = fee.fraction().doubleValue();
        if (side == Side.SELL) {
            return price * (1 - part);
        }
        return fee.deductedFrom() == TakerFee.Deducted.RECEIVED_BASE
                ? (1 - part) / price
                : 1 / (price * (1 + part));
    }
}
