package dev.arbflow.jobs.arbitrage;

import dev.arbflow.jobs.config.LegLimits;
import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.arbitrage.FeeSchedule;
import dev.arbflow.market.arbitrage.Fill;
import dev.arbflow.market.arbitrage.LadderWalk;
import dev.arbflow.market.arbitrage.RefusalReason;
import dev.arbflow.market.arbitrage.Spread;
import dev.arbflow.market.arbitrage.TakerFee;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Judges one route at one moment: touch first, because it is cheap and nearly always enough; then
 * the legs' health; then fees and depth.
 */
final class RouteJudge implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final double BPS = 10_000;

    private final FeeSchedule fees;
    private final LegFaults faults;
    private final double maxGrossBps;

    RouteJudge(FeeSchedule fees, LegLimits limits) {
        this.fees = fees;
        this.faults = new LegFaults(limits);
        this.maxGrossBps = limits.maxGrossBps();
    }

    /**
     * @param buy the leg whose asks are taken; null if nothing is known of it any more
     * @param sell the leg whose bids are hit; null likewise
     */
    Verdict judge(Route route, Leg buy, Leg sell, DetectionRule rule, long nowUs) {
        if (buy == null || sell == null) {
            return Verdict.invalid(RefusalReason.LEG_STALE, CloseReason.LEG_STALE, null);
        }
        if (!buy.isValid() || !sell.isValid()) {
            return Verdict.invalid(RefusalReason.BOOK_INVALID, unusable(buy, sell), null);
        }
        if (buy.asks().isEmpty() || sell.bids().isEmpty()) {
            return Verdict.quiet(null);
        }
        Spread touch = touch(route, buy, sell, nowUs);
        return touch.grossBps() > 0 ? judgePositive(touch, buy, sell, rule) : Verdict.quiet(touch);
    }

    /** The spread of two healthy legs, profitable or not; empty if they cannot be compared. */
    Optional<Spread> measure(Route route, Leg buy, Leg sell, DetectionRule rule, long nowUs) {
        boolean readable =
                buy.isValid() && sell.isValid() && !buy.asks().isEmpty() && !sell.bids().isEmpty();
        if (!readable || faults.of(buy, sell, nowUs) != null) {
            return Optional.empty();
        }
        Spread touch = touch(route, buy, sell, nowUs);
        return Math.abs(touch.grossBps()) > maxGrossBps
                ? Optional.empty() // the way back of an implausible route is no more believable
                : priced(touch).map(fees -> walk(touch, fees, buy, sell, rule.minNetBps()));
    }

    long expiresUs(Leg buy, Leg sell) {
        return faults.expiresUs(buy, sell);
    }

    private Verdict judgePositive(Spread touch, Leg buy, Leg sell, DetectionRule rule) {
        RefusalReason fault = faults.of(buy, sell, touch.timeUs());
        if (fault != null) {
            return Verdict.invalid(fault, CloseReason.LEG_STALE, touch);
        }
        if (touch.grossBps() > maxGrossBps) {
            return Verdict.invalid(RefusalReason.IMPLAUSIBLE, CloseReason.FEED_FAULT, touch);
        }
        return priced(touch)
                .map(fees -> weigh(touch, fees, buy, sell, rule))
                .orElseGet(
                        () ->
                                Verdict.invalid(
                                        RefusalReason.FEE_UNKNOWN, CloseReason.FEED_FAULT, touch));
    }

    /**
     * Opening and holding have floors of their own, and each asks whether the units above its floor
     * are worth enough: units below it can only be left, never spoil the others.
     */
    private static Verdict weigh(
            Spread touch, RouteFees fees, Leg buy, Leg sell, DetectionRule rule) {
        Spread opening = walk(touch, fees, buy, sell, rule.minNetBps());
        if (isWorthwhile(opening, rule)) {
            return Verdict.above(opening);
        }
        RefusalReason miss = miss(opening);
        Spread holding = walk(touch, fees, buy, sell, rule.holdNetBps());
        return isWorthwhile(holding, rule)
                ? Verdict.hold(miss, holding)
                : Verdict.below(miss, opening);
    }

    private static boolean isWorthwhile(Spread spread, DetectionRule rule) {
        return spread.quantity().signum() > 0
                && spread.proceeds().doubleValue() >= rule.minNotional();
    }

    private static RefusalReason miss(Spread opening) {
        if (opening.quantity().signum() > 0) {
            return RefusalReason.BELOW_MIN_NOTIONAL;
        }
        return opening.netBps() > 0 ? RefusalReason.BELOW_MIN_NET : RefusalReason.BELOW_FEES;
    }

    /** Both fees; empty if one is not known. */
    private Optional<RouteFees> priced(Spread touch) {
        Route route = touch.route();
        return fees.find(route.buy(), route.market(), touch.timeUs())
                .flatMap(
                        buyFee ->
                                fees.find(route.sell(), route.market(), touch.timeUs())
                                        .map(sellFee -> new RouteFees(buyFee, sellFee)));
    }

    /** What a taker pays on both legs. */
    private record RouteFees(TakerFee buy, TakerFee sell) {}

    /** What the touch promises, after fees and over the depth. */
    private static Spread walk(Spread touch, RouteFees fees, Leg buy, Leg sell, double floorBps) {
        Fill fill = LadderWalk.walk(buy.asks(), fees.buy(), sell.bids(), fees.sell(), floorBps);
        double netBps =
                fill.isEmpty()
                        ? LadderWalk.touchNetBps(
                                touch.buyPrice(), fees.buy(), touch.sellPrice(), fees.sell())
                        : fill.netBps();
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
                touch.sellAgeUs());
    }

    private static Spread touch(Route route, Leg buy, Leg sell, long nowUs) {
        double ask = buy.asks().best();
        double bid = sell.bids().best();
        return new Spread(
                route,
                nowUs,
                (bid / ask - 1) * BPS,
                Double.NaN,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                false,
                ask,
                bid,
                nowUs - buy.asOfUs(),
                nowUs - sell.asOfUs());
    }

    private static CloseReason unusable(Leg buy, Leg sell) {
        if (buy.isValid()) {
            return LegFaults.closeReason(sell.validity());
        }
        CloseReason first = LegFaults.closeReason(buy.validity());
        if (sell.isValid()) {
            return first;
        }
        CloseReason second = LegFaults.closeReason(sell.validity());
        return first.compareTo(second) <= 0 ? first : second;
    }
}
