package dev.arbflow.jobs.config;

import dev.arbflow.market.arbitrage.InstrumentTable;
import dev.arbflow.market.arbitrage.TransferTable;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;

/**
 * What the paper account starts with and how it trades.
 *
 * @param start balances by {@code VENUE|ASSET}, in units of the asset
 * @param instruments which orders venues accept
 * @param maxNotional most capital that a trade may take, quote units with fees; null for any
 * @param transfers what moving an asset costs and how long it takes
 * @param detection time from the proof of an episode to its record; null for as long as each took
 * @param way time from the record to the venues
 * @param refill event time after which depth that was taken counts as there again
 * @param rebalanceBelow share of its starting balance below which a holding is filled up again from
 *     where there is more than at the start; 0 for never
 */
public record Paper(
        Map<String, BigDecimal> start,
        InstrumentTable instruments,
        BigDecimal maxNotional,
        TransferTable transfers,
        Duration detection,
        Duration way,
        Duration refill,
        double rebalanceBelow)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /**
     * Keeps its own copy of the balances.
     *
     * @throws IllegalArgumentException if a balance, a time or the share is negative, or the share
     *     is above 1
     */
    public Paper {
        start = Map.copyOf(start);
        start.forEach(
                (holding, balance) ->
                        check(balance.signum() >= 0, "paper-inventory of " + holding, balance));
        check(detection == null || !detection.isNegative(), "paper-detection-ms", detection);
        check(!way.isNegative(), "paper-way-ms", way);
        check(!refill.isNegative(), "paper-refill-ms", refill);
        check(rebalanceBelow >= 0 && rebalanceBelow <= 1, "paper-rebalance-below", rebalanceBelow);
    }

    private static void check(boolean makesSense, String setting, Object value) {
        if (!makesSense) {
            throw new IllegalArgumentException(setting + " must not be " + value);
        }
    }
}
