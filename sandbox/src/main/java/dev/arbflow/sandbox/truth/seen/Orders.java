package dev.arbflow.sandbox.truth.seen;

import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.Instrument;
import dev.arbflow.market.arbitrage.InstrumentTable;
import dev.arbflow.market.arbitrage.RefusalReason;
import dev.arbflow.sandbox.truth.BestFill;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * The two orders of a route, as far as the venues accept them.
 *
 * @param buy what the buying venue accepts
 * @param sell what the selling venue accepts
 */
record Orders(Instrument buy, Instrument sell) {

    static Orders of(InstrumentTable instruments, Route route, long timeUs) {
        return new Orders(
                instruments.find(route.buy(), route.market(), timeUs),
                instruments.find(route.sell(), route.market(), timeUs));
    }

    /** The smallest multiple of one venue's step that is one of the other's; null for any. */
    BigDecimal lot() {
        if (buy.lot() == null || sell.lot() == null) {
            return buy.lot() == null ? sell.lot() : buy.lot();
        }
        int scale = Math.max(buy.lot().scale(), sell.lot().scale());
        BigInteger bought = buy.lot().setScale(scale).unscaledValue();
        BigInteger sold = sell.lot().setScale(scale).unscaledValue();
        return new BigDecimal(bought.divide(bought.gcd(sold)).multiply(sold), scale);
    }

    /** Why a venue would not take its part of a fill in whole lots; null if both would. */
    RefusalReason objection(BestFill fill) {
        boolean tooFew =
                fill.quantity().compareTo(buy.minQuantity()) < 0
                        || fill.quantity().compareTo(sell.minQuantity()) < 0;
        if (fill.quantity().signum() == 0 || tooFew) {
            return RefusalReason.BELOW_MIN_QUANTITY;
        }
        boolean tooLittle =
                fill.bought().compareTo(buy.minNotional()) < 0
                        || fill.sold().compareTo(sell.minNotional()) < 0;
        return tooLittle ? RefusalReason.BELOW_VENUE_NOTIONAL : null;
    }
}
