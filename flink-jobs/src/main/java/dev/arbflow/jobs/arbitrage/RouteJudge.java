package dev.arbflow.jobs.arbitrage;

import dev.arbflow.jobs.config.LegLimits;
import dev.arbflow.market.BookValidity;
import dev.arbflow.market.CloseReason;
import dev.arbflow.market.DetectionRule;
import dev.arbflow.market.FeeSchedule;
import dev.arbflow.market.Fill;
import dev.arbflow.market.LadderWalk;
import dev.arbflow.market.RefusalReason;
import dev.arbflow.market.Route;
import dev.arbflow.market.Spread;
import dev.arbflow.market.TakerFee;
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
     * @param buy the leg whose asks are taken; null if nothing is known of it
     * @param sell the leg whose bids are hit; null likewise
     */
    Verdict judge(Route route, Leg buy, Leg sell, DetectionRule rule, long nowUs) {
        if (buy == null || sell == null) {
            return Verdict.quiet(null);
        }
        if (buy.validity() != BookValidity.VALID || sell.validity() != BookValidity.VALID) {
            return Verdict.invalid(RefusalReason.BOOK_INVALID, unusable(buy, sell), null);
        }
        if (buy.asks().isEmpty() || sell.bids().isEmpty()) {
            return Verdict.quiet(null);
        }
        double grossBps = (sell.bids().best() / buy.asks().best() - 1) * BPS;
        if (!(grossBps > 0)) {
            return Verdict.quiet(touch(route, buy, sell, nowUs, grossBps));
        }
        RefusalReason fault = faults.of(buy, sell, nowUs);
        if (fault != null) {
            return Verdict.invalid(
                    fault, CloseReason.LEG_STALE, touch(route, buy, sell, nowUs, grossBps));
        }
        if (grossBps > maxGrossBps) {
            return Verdict.invalid(
                    RefusalReason.IMPLAUSIBLE,
                    CloseReason.FEED_FAULT,
                    touch(route, buy, sell, nowUs, grossBps));
        }
        return weigh(route, buy, sell, rule, nowUs);
    }

    /** The spread of two healthy legs, profitable or not; empty if they cannot be compared. */
    Optional<Spread> measure(Route route, Leg buy, Leg sell, long nowUs) {
        boolean comparable =
                buy.validity() == BookValidity.VALID
                        && sell.validity() == BookValidity.VALID
                        && !buy.asks().isEmpty()
                        && !sell.bids().isEmpty()
                        && faults.of(buy, sell, nowUs) == null;
        return comparable ? walk(route, buy, sell, nowUs) : Optional.empty();
    }

    long expiresUs(Leg buy, Leg sell) {
        return faults.expiresUs(buy, sell);
    }

    private Verdict weigh(Route route, Leg buy, Leg sell, DetectionRule rule, long nowUs) {
        Optional<Spread> walked = walk(route, buy, sell, nowUs);
        if (walked.isEmpty()) {
            double grossBps = (sell.bids().best() / buy.asks().best() - 1) * BPS;
            return Verdict.invalid(
                    RefusalReason.FEE_UNKNOWN,
                    CloseReason.FEED_FAULT,
                    touch(route, buy, sell, nowUs, grossBps));
        }
        Spread spread = walked.get();
        if (spread.quantity().signum() == 0) {
            return Verdict.below(RefusalReason.BELOW_FEES, spread);
        }
        if (spread.netBps() < rule.holdNetBps()) {
            return Verdict.below(RefusalReason.BELOW_MIN_NET, spread);
        }
        if (spread.cost().doubleValue() < rule.minNotional()) {
            return Verdict.below(RefusalReason.BELOW_MIN_NOTIONAL, spread);
        }
        return spread.netBps() < rule.minNetBps()
                ? new Verdict(RouteSignal.Kind.HOLD, RefusalReason.BELOW_MIN_NET, null, spread)
                : new Verdict(RouteSignal.Kind.ABOVE, null, null, spread);
    }

    private Optional<Spread> walk(Route route, Leg buy, Leg sell, long nowUs) {
        Optional<TakerFee> buyFee = fees.find(route.buy(), route.market(), nowUs);
        Optional<TakerFee> sellFee = fees.find(route.sell(), route.market(), nowUs);
        if (buyFee.isEmpty() || sellFee.isEmpty()) {
            return Optional.empty();
        }
        Fill fill = LadderWalk.walk(buy.asks(), buyFee.get(), sell.bids(), sellFee.get());
        double ask = buy.asks().best();
        double bid = sell.bids().best();
        double netBps =
                fill.isEmpty()
                        ? LadderWalk.touchNetBps(ask, buyFee.get(), bid, sellFee.get())
                        : fill.netBps();
        return Optional.of(
                new Spread(
                        route,
                        nowUs,
                        (bid / ask - 1) * BPS,
                        netBps,
                        fill.quantity(),
                        fill.cost(),
                        fill.proceeds(),
                        fill.exhausted(),
                        ask,
                        bid,
                        nowUs - buy.asOfUs(),
                        nowUs - sell.asOfUs()));
    }

    private static Spread touch(Route route, Leg buy, Leg sell, long nowUs, double grossBps) {
        return new Spread(
                route,
                nowUs,
                grossBps,
                Double.NaN,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                false,
                buy.asks().best(),
                sell.bids().best(),
                nowUs - buy.asOfUs(),
                nowUs - sell.asOfUs());
    }

    private static CloseReason unusable(Leg buy, Leg sell) {
        if (buy.validity() == BookValidity.VALID) {
            return LegFaults.closeReason(sell.validity());
        }
        CloseReason first = LegFaults.closeReason(buy.validity());
        if (sell.validity() == BookValidity.VALID) {
            return first;
        }
        CloseReason second = LegFaults.closeReason(sell.validity());
        return first.compareTo(second) <= 0 ? first : second;
    }
}
