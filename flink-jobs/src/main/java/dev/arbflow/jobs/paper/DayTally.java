package dev.arbflow.jobs.paper;

import dev.arbflow.market.arbitrage.FollowUp.Amounts;
import dev.arbflow.market.arbitrage.PaperDay;
import dev.arbflow.market.arbitrage.PaperDay.Missed;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;

/** A day's result while decisions are added to it. */
final class DayTally {
    private final PaperDay before;
    private final Map<Miss, Integer> misses = new EnumMap<>(Miss.class);

    private int trades;
    private BigDecimal offeredProfit;
    private BigDecimal profit;
    private BigDecimal fees;
    private BigDecimal turnover;
    private int transfers;
    private BigDecimal rebalancingCost;

    DayTally(PaperDay before) {
        this.before = before;
        trades = before.trades();
        offeredProfit = before.offeredProfit();
        profit = before.profit();
        fees = before.fees();
        turnover = before.turnover();
        transfers = before.transfers();
        rebalancingCost = before.rebalancingCost();
    }

    void offered(Amounts whole) {
        offeredProfit = offeredProfit.add(whole.profit());
    }

    void missed(Miss why) {
        misses.merge(why, 1, Integer::sum);
    }

    void traded(Amounts amounts) {
        trades++;
        profit = profit.add(amounts.profit());
        fees = fees.add(amounts.fees());
        turnover = turnover.add(amounts.cost());
    }

    /** One transfer, at what it cost in the currency of the day. */
    void moved(BigDecimal cost) {
        transfers++;
        rebalancingCost = rebalancingCost.add(cost);
    }

    /** The next version of the day, one more episode decided on. */
    PaperDay decided(PaperOrder order, BigDecimal inventoryValue) {
        return new PaperDay(
                before.currency(),
                before.dayUs(),
                before.revision() + 1,
                order.atUs(),
                before.offered() + 1,
                trades,
                missed(before.missed()),
                offeredProfit,
                profit,
                fees,
                turnover,
                transfers,
                rebalancingCost,
                before.latencyUs() + (order.isTimed() ? order.latencyUs() : 0),
                before.timed() + (order.isTimed() ? 1 : 0),
                inventoryValue);
    }

    private Missed missed(Missed known) {
        return new Missed(
                known.tooLate() + of(Miss.TOO_LATE),
                known.unknown() + of(Miss.UNKNOWN),
                known.gone() + of(Miss.GONE),
                known.taken() + of(Miss.TAKEN),
                known.tooSmall() + of(Miss.TOO_SMALL),
                known.noInventory() + of(Miss.NO_INVENTORY));
    }

    private int of(Miss why) {
        return misses.getOrDefault(why, 0);
    }
}
