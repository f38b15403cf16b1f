package dev.arbflow.sandbox.run.outcome;

import dev.arbflow.market.arbitrage.PaperDay;
import java.math.BigDecimal;

/**
 * A day of the paper account, in units of its currency.
 *
 * @param net profit after rebalancing
 * @param profit of the trades, after fees
 * @param offeredProfit what all that was still there would have earned
 * @param fees of the trades
 * @param rebalancingCost of transfers
 * @param offered episodes that were decided on
 * @param trades how many were taken
 * @param missed how many were not, and why
 * @param meanLatencyMs until the orders arrived; null if it is not known
 * @param right whether it was worked out independently, with the same result
 */
public record PaperResult(
        BigDecimal net,
        BigDecimal profit,
        BigDecimal offeredProfit,
        BigDecimal fees,
        BigDecimal rebalancingCost,
        int offered,
        int trades,
        PaperDay.Missed missed,
        Double meanLatencyMs,
        boolean right) {}
