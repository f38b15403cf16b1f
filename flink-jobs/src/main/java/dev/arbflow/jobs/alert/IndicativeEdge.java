package dev.arbflow.jobs.alert;

import dev.arbflow.jobs.config.IndicativeRule;
import dev.arbflow.market.Nullable;
import dev.arbflow.market.Route;
import dev.arbflow.market.Since;
import dev.arbflow.market.arbitrage.FeeSchedule;
import dev.arbflow.market.arbitrage.LadderWalk;
import dev.arbflow.market.trade.PriceWindow;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;

/**
 * The highest sale on one venue over the lowest purchase on another, in one window of trades: a
 * hint, never executable.
 *
 * <p>The two need not have been at the same time, nobody knows for which size, and no quote may
 * have stood at either.
 *
 * @param route which way
 * @param startUs start of the window, inclusive
 * @param endUs end of the window, exclusive
 * @param lowestPurchase at the buying venue
 * @param highestSale at the selling venue
 * @param grossBps how much higher that is, in basis points before fees
 * @param netBps the same after both taker fees; {@link Double#NaN} if one is not known
 * @param newestBps newest sale over newest purchase, in basis points before fees: how far the
 *     venues lie apart at the end; {@link Double#NaN} if there is none
 * @param fees what netBps is after; null if one is not known
 * @param missingTrades whether trades of a venue are or may be missing in the window: the edge is
 *     then at least what it says, for a trade that was not heard can only widen it
 */
public record IndicativeEdge(
        Route route,
        long startUs,
        long endUs,
        double lowestPurchase,
        double highestSale,
        double grossBps,
        double netBps,
        double newestBps,
        @Nullable Fees fees,
        @Since(version = 2, absent = "false") boolean missingTrades) {

    /** The best one first, and the same however windows arrive. */
    static final Comparator<IndicativeEdge> BEST_FIRST =
            Comparator.comparingDouble(IndicativeEdge::netBps)
                    .reversed()
                    .thenComparing(edge -> edge.route().code());

    /**
     * Both taker fees.
     *
     * @param buyRate as a fraction
     * @param buySource where it was read
     * @param sellRate as a fraction
     * @param sellSource where it was read
     */
    public record Fees(
            BigDecimal buyRate, String buySource, BigDecimal sellRate, String sellSource) {}

    /** From two windows of one market and time; empty if one of them has no such trade. */
    static Optional<IndicativeEdge> of(PriceWindow buy, PriceWindow sell, IndicativeRule rule) {
        double grossBps = bps(sell.maxSell(), buy.minBuy());
        if (Double.isNaN(grossBps)) {
            return Optional.empty();
        }
        FeeSchedule schedule = rule.fees();
        FeeSchedule.Row buyFee = row(schedule, buy);
        FeeSchedule.Row sellFee = row(schedule, sell);
        boolean known = buyFee != null && sellFee != null;
        return Optional.of(
                new IndicativeEdge(
                        new Route(buy.market(), buy.venue(), sell.venue()),
                        buy.startUs(),
                        buy.endUs(),
                        buy.minBuy(),
                        sell.maxSell(),
                        grossBps,
                        known
                                ? LadderWalk.touchNetBps(
                                        buy.minBuy(), buyFee.fee(), sell.maxSell(), sellFee.fee())
                                : Double.NaN,
                        bps(sell.lastSell(), buy.lastBuy()),
                        known
                                ? new Fees(
                                        buyFee.fee().fraction(),
                                        buyFee.source(),
                                        sellFee.fee().fraction(),
                                        sellFee.source())
                                : null,
                        buy.missingTrades() || sell.missingTrades()));
    }

    private static FeeSchedule.Row row(FeeSchedule schedule, PriceWindow window) {
        return schedule.row(window.venue(), window.market(), window.endUs()).orElse(null);
    }

    private static double bps(double sale, double purchase) {
        return (sale / purchase - 1) * 10_000;
    }
}
