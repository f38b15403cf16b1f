package dev.arbflow.jobs.arbitrage;

import dev.arbflow.jobs.config.Detection;
import dev.arbflow.market.Route;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.Fill;
import dev.arbflow.market.arbitrage.FollowUp;
import dev.arbflow.market.arbitrage.Instrument;
import dev.arbflow.market.arbitrage.LadderWalk;
import dev.arbflow.market.arbitrage.OrderSize;
import dev.arbflow.market.arbitrage.RefusalReason;
import dev.arbflow.market.arbitrage.Spread;
import dev.arbflow.market.arbitrage.TakerFee;
import dev.arbflow.market.arbitrage.WalkLimits;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * On which terms a route can be taken at a moment.
 *
 * @param buyFee what the buying venue charges
 * @param sellFee what the selling venue charges
 * @param size which quantities both venues accept
 * @param maxCost most capital to plan with, quote units; null for any
 */
record RouteTerms(TakerFee buyFee, TakerFee sellFee, OrderSize size, BigDecimal maxCost) {

    /** The terms in force; empty if a fee is not known. */
    static Optional<RouteTerms> find(Detection detection, Route route, long timeUs) {
        Optional<TakerFee> buy = detection.fees().find(route.buy(), route.market(), timeUs);
        Optional<TakerFee> sell = detection.fees().find(route.sell(), route.market(), timeUs);
        return buy.isEmpty() || sell.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new RouteTerms(
                                buy.get(),
                                sell.get(),
                                OrderSize.of(
                                        instrument(detection, route, route.buy(), timeUs),
                                        instrument(detection, route, route.sell(), timeUs)),
                                detection.maxNotional()));
    }

    private static Instrument instrument(
            Detection detection, Route route, Venue venue, long timeUs) {
        return detection.instruments().find(venue, route.market(), timeUs);
    }

    /**
     * What the units above a floor come to.
     *
     * @param spread in whole lots
     * @param miss why that is not enough; null if it is
     */
    record Offer(Spread spread, RefusalReason miss) {}

    /**
     * Walks two books.
     *
     * @param touch the route at the moment
     * @param floorBps least net edge of each unit, in basis points
     * @param minNotional least proceeds of all of them, before they are cut to whole lots; a fill
     *     that the most capital ends is enough
     */
    Offer offer(Spread touch, Leg buy, Leg sell, double floorBps, double minNotional) {
        WalkLimits limits = WalkLimits.above(floorBps).spending(maxCost);
        Fill every = walk(buy, sell, limits);
        Fill fill = inLots(every, buy, sell, limits);
        Spread spread = spread(touch, fill);
        return new Offer(spread, miss(every, fill, spread, minNotional));
    }

    /**
     * What of the size at an episode's opening still earns its threshold, however much capital that
     * takes by now.
     *
     * @param ageUs time since the older leg was proven alive
     */
    FollowUp.Look stillThere(FollowUp at, Leg buy, Leg sell, long ageUs) {
        WalkLimits limits = WalkLimits.above(at.minNetBps()).taking(at.quantity());
        Fill every = walk(buy, sell, limits);
        Fill fill = inLots(every, buy, sell, limits);
        boolean accepted = size.objection(fill).isEmpty();
        return at.found(
                accepted ? fill.quantity() : BigDecimal.ZERO,
                accepted ? fill.netBps() : touchNetBps(buy.asks().best(), sell.bids().best()),
                ageUs,
                every.exhausted() && every.quantity().compareTo(at.quantity()) < 0);
    }

    /** What a unit at two best prices earns, in basis points; in binary numbers. */
    double touchNetBps(double ask, double bid) {
        return LadderWalk.touchNetBps(ask, buyFee, bid, sellFee);
    }

    private RefusalReason miss(Fill every, Fill fill, Spread spread, double minNotional) {
        if (every.isEmpty()) {
            return spread.netBps() > 0 ? RefusalReason.BELOW_MIN_NET : RefusalReason.BELOW_FEES;
        }
        return !every.capped() && every.proceeds().doubleValue() < minNotional
                ? RefusalReason.BELOW_MIN_NOTIONAL
                : size.objection(fill).orElse(null);
    }

    private Fill inLots(Fill every, Leg buy, Leg sell, WalkLimits limits) {
        BigDecimal quantity = size.roundDown(every.quantity());
        return quantity.compareTo(every.quantity()) == 0
                ? every
                : walk(buy, sell, limits.taking(quantity)).endedLike(every);
    }

    private Fill walk(Leg buy, Leg sell, WalkLimits limits) {
        return LadderWalk.walk(buy.asks(), buyFee, sell.bids(), sellFee, limits);
    }

    private Spread spread(Spread touch, Fill fill) {
        double netBps =
                fill.isEmpty() ? touchNetBps(touch.buyPrice(), touch.sellPrice()) : fill.netBps();
        return new Spread(
                touch.route(),
                touch.timeUs(),
                touch.grossBps(),
                netBps,
                fill.quantity(),
                fill.cost(),
                fill.proceeds(),
                fill.exhausted(),
                touch.buyPrice(),
                touch.sellPrice(),
                touch.buyAgeUs(),
                touch.sellAgeUs(),
                fill.bought(),
                fill.sold(),
                fill.capped());
    }
}
