package dev.arbflow.jobs.arbitrage;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Route;
import dev.arbflow.market.Side;
import dev.arbflow.market.arbitrage.Exchange;
import dev.arbflow.market.arbitrage.FeeSchedule;
import dev.arbflow.market.arbitrage.Fill;
import dev.arbflow.market.arbitrage.FollowUp;
import dev.arbflow.market.arbitrage.Instrument;
import dev.arbflow.market.arbitrage.InstrumentTable;
import dev.arbflow.market.arbitrage.LadderWalk;
import dev.arbflow.market.arbitrage.LimitOrders;
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
 * @param exchangeFee what the venue charges at which the currency of a leg is exchanged; null if
 *     none is
 * @param size which quantities the venues accept
 * @param maxCost most capital to plan with, quote units; null for any
 * @param buyTick step of prices of the buying venue; null if it has none, or it is not known
 * @param sellTick that of the selling venue, likewise
 * @param validUs how long an order may rely on what is proven
 */
record RouteTerms(
        TakerFee buyFee,
        TakerFee sellFee,
        TakerFee exchangeFee,
        OrderSize size,
        BigDecimal maxCost,
        BigDecimal buyTick,
        BigDecimal sellTick,
        long validUs) {

    /**
     * The terms in force; empty if a fee is not known.
     *
     * @param fees those of the configuration and of rules
     * @param maxCost most capital to plan with, quote units; null for any
     * @param validUs how long an order may rely on what is proven
     */
    static Optional<RouteTerms> find(
            FeeSchedule fees,
            InstrumentTable instruments,
            BigDecimal maxCost,
            long validUs,
            Route route,
            long timeUs) {
        Optional<TakerFee> buy = fee(fees, route.buyListing(), timeUs);
        Optional<TakerFee> sell = fee(fees, route.sellListing(), timeUs);
        if (buy.isEmpty() || sell.isEmpty()) {
            return Optional.empty();
        }
        Instrument buyAt = instrument(instruments, route.buyListing(), timeUs);
        Instrument sellAt = instrument(instruments, route.sellListing(), timeUs);
        RouteTerms terms =
                new RouteTerms(
                        buy.get(),
                        sell.get(),
                        null,
                        OrderSize.of(buyAt, sellAt),
                        maxCost,
                        buyAt.tick(),
                        sellAt.tick(),
                        validUs);
        if (route.conversion() == null) {
            return Optional.of(terms);
        }
        Listing over = route.conversion().over();
        return fee(fees, over, timeUs)
                .map(fee -> terms.exchanging(fee, instrument(instruments, over, timeUs)));
    }

    private RouteTerms exchanging(TakerFee fee, Instrument over) {
        return new RouteTerms(
                buyFee, sellFee, fee, size.exchangingAt(over), maxCost, buyTick, sellTick, validUs);
    }

    private static Optional<TakerFee> fee(FeeSchedule fees, Listing listing, long timeUs) {
        return fees.find(listing.venue(), listing.market(), timeUs);
    }

    private static Instrument instrument(
            InstrumentTable instruments, Listing listing, long timeUs) {
        return instruments.find(listing.venue(), listing.market(), timeUs);
    }

    /**
     * What the units above a floor come to.
     *
     * @param spread in whole lots
     * @param miss why that is not enough; null if it is
     */
    record Offer(Spread spread, RefusalReason miss) {}

    /**
     * Walks the books of a route.
     *
     * @param touch the route at the moment
     * @param floorBps least net edge of each unit, in basis points
     * @param minNotional least proceeds of all of them, before they are cut to whole lots; a fill
     *     that the most capital ends is enough
     */
    Offer offer(Spread touch, RouteLegs legs, double floorBps, double minNotional) {
        WalkLimits limits = WalkLimits.above(floorBps).spending(maxCost);
        Fill every = walk(legs, limits);
        Fill fill = inLots(every, legs, limits);
        Spread spread = spread(touch, legs, fill);
        return new Offer(spread, miss(every, fill, spread, minNotional));
    }

    /**
     * What of the size at an episode's opening still earns its threshold, however much capital that
     * takes by now.
     *
     * @param ageUs time since the older leg was proven alive
     */
    FollowUp.Look stillThere(FollowUp at, RouteLegs legs, long ageUs) {
        WalkLimits limits = WalkLimits.above(at.minNetBps()).taking(at.quantity());
        Fill every = walk(legs, limits);
        Fill fill = inLots(every, legs, limits);
        boolean exhausted = every.exhausted() && every.quantity().compareTo(at.quantity()) < 0;
        return size.objection(fill).isEmpty()
                ? at.found(fill, ageUs, exhausted)
                : at.foundNothing(
                        touchNetBps(legs.route(), legs.ask(), legs.bid()), ageUs, exhausted);
    }

    /**
     * What a unit at two best prices earns, in basis points; in binary numbers.
     *
     * @param ask in the quote of the route, before what exchanging costs
     * @param bid likewise
     */
    double touchNetBps(Route route, double ask, double bid) {
        if (route.isConverted(Side.BUY)) {
            return LadderWalk.touchNetBps(Exchange.withFee(ask, exchangeFee), buyFee, bid, sellFee);
        }
        return route.isConverted(Side.SELL)
                ? LadderWalk.touchNetBps(
                        ask, buyFee, Exchange.withoutFee(bid, exchangeFee), sellFee)
                : LadderWalk.touchNetBps(ask, buyFee, bid, sellFee);
    }

    private RefusalReason miss(Fill every, Fill fill, Spread spread, double minNotional) {
        if (every.isEmpty()) {
            return spread.netBps() > 0 ? RefusalReason.BELOW_MIN_NET : RefusalReason.BELOW_FEES;
        }
        return !every.capped() && every.proceeds().doubleValue() < minNotional
                ? RefusalReason.BELOW_MIN_NOTIONAL
                : size.objection(fill).orElse(null);
    }

    private Fill inLots(Fill every, RouteLegs legs, WalkLimits limits) {
        BigDecimal quantity = size.roundDown(every.quantity());
        return quantity.compareTo(every.quantity()) == 0
                ? every
                : walk(legs, limits.taking(quantity)).endedLike(every);
    }

    private Fill walk(RouteLegs legs, WalkLimits limits) {
        return LadderWalk.walk(
                legs.buy().asks(),
                buyFee,
                legs.sell().bids(),
                sellFee,
                legs.exchange(exchangeFee),
                limits);
    }

    private Spread spread(Spread touch, RouteLegs legs, Fill fill) {
        double netBps =
                fill.isEmpty() ? touchNetBps(touch.route(), legs.ask(), legs.bid()) : fill.netBps();
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
                fill.capped(),
                touch.exchange() == null
                        ? null
                        : touch.exchange().of(fill.exchanged(), fill.exchangedValue()),
                orders(touch, fill));
    }

    private LimitOrders orders(Spread touch, Fill fill) {
        long provenUs = touch.timeUs() - touch.maxAgeUs();
        return fill.isEmpty()
                ? null
                : LimitOrders.upTo(fill.last(), buyTick, sellTick, provenUs + validUs);
    }
}
