package dev.arbflow.market.arbitrage;

import dev.arbflow.market.Route;
import dev.arbflow.market.Since;
import java.math.BigDecimal;

/**
 * One route evaluated at one moment.
 *
 * @param timeUs event time
 * @param grossBps best bid over best ask, before fees and depth, in basis points
 * @param netBps profit over cost of the fill of all units that earn the threshold by themselves, in
 *     basis points; if there is none, the touch after fees (below the threshold)
 * @param quantity base units of that fill
 * @param cost quote units it takes, fees included
 * @param proceeds quote units it brings, after fees
 * @param exhausted whether a ladder ran out, so that the size is a lower bound
 * @param buyPrice best ask of the buying venue
 * @param sellPrice best bid of the selling venue
 * @param buyAgeUs time since the buying leg was proven alive
 * @param sellAgeUs time since the selling leg was proven alive
 * @param bought quote units that the quantity costs before the fee
 * @param sold quote units that it brings before the fee
 * @param capped whether a limit of ours ended the fill, so that more was there
 */
public record Spread(
        Route route,
        long timeUs,
        double grossBps,
        double netBps,
        BigDecimal quantity,
        BigDecimal cost,
        BigDecimal proceeds,
        boolean exhausted,
        double buyPrice,
        double sellPrice,
        long buyAgeUs,
        long sellAgeUs,
        @Since(version = 2, absent = "0") BigDecimal bought,
        @Since(version = 2, absent = "0") BigDecimal sold,
        @Since(version = 2, absent = "false") boolean capped) {

    /** Difference of the moments that the two legs show, in microseconds. */
    public long skewUs() {
        return Math.abs(buyAgeUs - sellAgeUs);
    }

    /** Proceeds minus cost, in quote units. */
    public BigDecimal profit() {
        return proceeds.subtract(cost);
    }
}
