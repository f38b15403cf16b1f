package dev.arbflow.market.arbitrage;

import dev.arbflow.market.Side;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * What the currency of one leg was worth.
 *
 * @param leg which leg is traded in that currency
 * @param rate best price of the side that is taken, in the quote of the route
 * @param amount units of the currency that the fill exchanges
 * @param value what they come to in the quote of the route, before the fee of the exchange
 * @param ageUs time since the book of the exchange was proven alive
 */
public record Exchanged(Side leg, double rate, BigDecimal amount, BigDecimal value, long ageUs) {

    /** The same book when so much is exchanged. */
    public Exchanged of(BigDecimal units, BigDecimal worth) {
        return new Exchanged(leg, rate, units, worth, ageUs);
    }

    /** Mean price of the units exchanged, before the fee; null if there are none. */
    public BigDecimal vwap() {
        return amount.signum() == 0 ? null : value.divide(amount, MathContext.DECIMAL64);
    }

    /** The gross edge of two prices of which the one of that leg is in its currency. */
    double grossBps(double buyPrice, double sellPrice) {
        double times = leg == Side.BUY ? 1 / rate : rate;
        return (sellPrice / buyPrice * times - 1) * 1e4;
    }
}
