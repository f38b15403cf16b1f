package dev.arbflow.market.arbitrage;

import dev.arbflow.market.Nullable;
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
 * @param buyPrice best ask of the buying venue, in the currency of that leg
 * @param sellPrice best bid of the selling venue, likewise
 * @param buyAgeUs time since the buying leg was proven alive
 * @param sellAgeUs time since the selling leg was proven alive
 * @param bought what the quantity costs before the fee, in the currency of the buying leg
 * @param sold what it brings before the fee, in that of the selling leg
 * @param capped whether a limit of ours ended the fill, so that more was there
 * @param exchange what the other currency of one leg was worth; null if there is none
 * @param orders those that take the fill; null if there is none
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
        @Since(version = 2, absent = "false") boolean capped,
        @Nullable @Since(version = 3, absent = "") Exchanged exchange,
        @Nullable @Since(version = 4, absent = "") LimitOrders orders) {

    /** Largest difference of the moments that the legs show, in microseconds. */
    public long skewUs() {
        return maxAgeUs() - youngestUs();
    }

    /** Time since the leg that was proven alive first, in microseconds. */
    public long maxAgeUs() {
        long oldestUs = Math.max(buyAgeUs, sellAgeUs);
        return exchange == null ? oldestUs : Math.max(oldestUs, exchange.ageUs());
    }

    private long youngestUs() {
        long youngestUs = Math.min(buyAgeUs, sellAgeUs);
        return exchange == null ? youngestUs : Math.min(youngestUs, exchange.ageUs());
    }

    /** Proceeds minus cost, in quote units. */
    public BigDecimal profit() {
        return proceeds.subtract(cost);
    }
}
