package dev.arbflow.market.arbitrage;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * What the paper account has made of the episodes of a day in markets of one quote asset, as known
 * so far.
 *
 * @param currency the quote asset; amounts are in units of it and never converted
 * @param dayUs start of the UTC day of event time
 * @param revision grows with every version of this day, from 1
 * @param asOfUs event time of the newest decision
 * @param offered episodes that were decided on
 * @param trades how many of them were taken, whole or in part
 * @param missed how many were not, and why
 * @param offeredProfit what everything that was still there would have earned, each by itself
 * @param profit what the trades earned after both fees
 * @param fees what both venues kept of the trades
 * @param turnover what the trades cost, fees included
 * @param transfers how often something was moved to where it had run short
 * @param rebalancingCost what the venues kept of those transfers
 * @param latencyUs sum, over what was decided on, of the time from being told to the order's
 *     arrival
 * @param timed over how many that sum is: those of which the time is known
 * @param inventoryValue what all that the account holds or has on its way would be worth at the
 *     newest prices in this currency; assets that it never saw priced in it are left out
 */
public record PaperDay(
        String currency,
        long dayUs,
        int revision,
        long asOfUs,
        int offered,
        int trades,
        Missed missed,
        BigDecimal offeredProfit,
        BigDecimal profit,
        BigDecimal fees,
        BigDecimal turnover,
        int transfers,
        BigDecimal rebalancingCost,
        long latencyUs,
        int timed,
        BigDecimal inventoryValue) {

    /**
     * Why episodes were not taken; each counts for the first that applies.
     *
     * @param tooLate the order would have come later than the last look
     * @param unknown what was there cannot be known
     * @param gone nothing was left that earns the threshold
     * @param taken what was left had been taken by an earlier trade of this account
     * @param tooSmall what was left is less than the venues accept
     * @param noInventory too little to pay with or to sell was where it was needed
     */
    public record Missed(
            int tooLate, int unknown, int gone, int taken, int tooSmall, int noInventory) {
        public static final Missed NONE = new Missed(0, 0, 0, 0, 0, 0);

        /** All of them. */
        public int total() {
            return tooLate + unknown + gone + taken + tooSmall + noInventory;
        }
    }

    /** A day on which nothing has been decided yet. */
    public static PaperDay begun(String currency, long dayUs) {
        BigDecimal none = BigDecimal.ZERO;
        return new PaperDay(
                currency,
                dayUs,
                0,
                dayUs,
                0,
                0,
                Missed.NONE,
                none,
                none,
                none,
                none,
                0,
                none,
                0,
                0,
                none);
    }

    /** The day and the currency, for example {@code 2026-11-30|USD}. */
    public String id() {
        return day() + '|' + currency;
    }

    /** The UTC day, for example {@code 2026-11-30}. */
    public String day() {
        return Instant.ofEpochMilli(dayUs / 1_000).atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    /** Profit after rebalancing: the result of the day. */
    public BigDecimal net() {
        return profit.subtract(rebalancingCost);
    }

    /** Mean time from being told to the order's arrival, in milliseconds; null if none is known. */
    public Double meanLatencyMs() {
        return timed == 0 ? null : latencyUs / 1e3 / timed;
    }
}
