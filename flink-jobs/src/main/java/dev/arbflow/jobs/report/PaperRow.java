package dev.arbflow.jobs.report;

/**
 * What the report needs of a day of the paper account; amounts in units of the currency.
 *
 * @param day the UTC day
 * @param currency quote asset of the markets
 * @param dayUs start of the day
 * @param asOfUs newest decision
 * @param net profit after rebalancing
 * @param profit of the trades, after fees
 * @param offeredProfit of all that was still there, each by itself
 * @param fees of the trades
 * @param turnover cost of the trades
 * @param rebalancingCost what transfers cost
 * @param meanLatencyMs from being told to the orders' arrival; NaN if it is not known
 * @param inventoryValue of all that the account has
 * @param counts how many episodes were decided on, and how
 */
public record PaperRow(
        String day,
        String currency,
        long dayUs,
        long asOfUs,
        double net,
        double profit,
        double offeredProfit,
        double fees,
        double turnover,
        double rebalancingCost,
        double meanLatencyMs,
        double inventoryValue,
        Counts counts) {

    /** Decisions of a day; see the fields of the same names of the paper account. */
    public record Counts(
            long offered,
            long trades,
            long tooLate,
            long unknown,
            long gone,
            long taken,
            long tooSmall,
            long noInventory,
            long transfers) {}
}
