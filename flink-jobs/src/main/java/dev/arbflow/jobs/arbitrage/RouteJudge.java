package dev.arbflow.jobs.arbitrage;

import dev.arbflow.jobs.arbitrage.RouteTerms.Offer;
import dev.arbflow.jobs.config.Detection;
import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.arbitrage.FollowUp;
import dev.arbflow.market.arbitrage.RefusalReason;
import dev.arbflow.market.arbitrage.Spread;
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

    /** What binary numbers may be off by where decimals equal a floor. */
    private static final double ROUNDING_BPS = 1e-9;

    private final TermsInForce terms;
    private final LegFaults faults;
    private final PriceAgreement agreement;
    private final double maxGrossBps;

    RouteJudge(Detection detection) {
        this.terms = new TermsInForce(detection);
        this.faults = new LegFaults(detection.limits());
        this.agreement = new PriceAgreement(detection.limits());
        this.maxGrossBps = detection.limits().maxGrossBps();
    }

    /** What a route is worth at {@link MarketBoard#nowUs}. */
    Verdict judge(Route route, MarketBoard board, DetectionRule rule) {
        Leg buy = board.leg(route.buy());
        Leg sell = board.leg(route.sell());
        if (buy == null || sell == null) {
            return Verdict.invalid(RefusalReason.LEG_STALE, CloseReason.LEG_STALE, null);
        }
        if (!buy.isValid() || !sell.isValid()) {
            return Verdict.invalid(RefusalReason.BOOK_INVALID, unusable(buy, sell), null);
        }
        if (buy.asks().isEmpty() || sell.bids().isEmpty()) {
            return Verdict.quiet(null);
        }
        Spread touch = touch(route, buy, sell, board.nowUs);
        return touch.grossBps() > 0 ? judgePositive(touch, board, rule) : Verdict.quiet(touch);
    }

    /**
     * The spread of two known, healthy legs, profitable or not; empty if they cannot be compared.
     */
    Optional<Spread> measure(Route route, MarketBoard board, DetectionRule rule) {
        Leg buy = board.leg(route.buy());
        Leg sell = board.leg(route.sell());
        long nowUs = board.nowUs;
        boolean readable =
                buy.isValid() && sell.isValid() && !buy.asks().isEmpty() && !sell.bids().isEmpty();
        if (!readable || faults.of(buy, sell, nowUs) != null || agreement.refuses(route, board)) {
            return Optional.empty();
        }
        Spread touch = touch(route, buy, sell, nowUs);
        return Math.abs(touch.grossBps()) > maxGrossBps
                ? Optional.empty() // the way back of an implausible route is no more believable
                : terms.of(route, nowUs)
                        .map(its -> its.offer(touch, buy, sell, rule.minNetBps(), 0))
                        .map(Offer::spread);
    }

    /**
     * Which best prices, without their depth, would earn a floor at a moment.
     *
     * @param floorBps least net edge, in basis points
     */
    RecentTouches.Worth worth(Route route, double floorBps, long nowUs) {
        return terms.of(route, nowUs)
                .<RecentTouches.Worth>map(
                        its -> (ask, bid) -> its.touchNetBps(ask, bid) >= floorBps - ROUNDING_BPS)
                .orElse((ask, bid) -> false);
    }

    /** Looks again, at {@link MarketBoard#nowUs}, at what an episode offered at its opening. */
    FollowUp.Look lookAgain(FollowUp at, MarketBoard board) {
        Leg buy = board.leg(at.route().buy());
        Leg sell = board.leg(at.route().sell());
        long nowUs = board.nowUs;
        CloseReason unknown = unknown(at.route(), buy, sell, board);
        if (unknown != null) {
            return FollowUp.Look.unknown(unknown);
        }
        long ageUs = nowUs - Math.min(buy.asOfUs(), sell.asOfUs());
        return buy.asks().isEmpty() || sell.bids().isEmpty()
                ? at.found(BigDecimal.ZERO, null, ageUs, false)
                : terms.of(at.route(), nowUs)
                        .map(its -> its.stillThere(at, buy, sell, ageUs))
                        .orElseGet(() -> FollowUp.Look.unknown(CloseReason.FEED_FAULT));
    }

    /** Why two legs do not say what a route is worth; null if they do. */
    private CloseReason unknown(Route route, Leg buy, Leg sell, MarketBoard board) {
        if (buy == null || sell == null) {
            return CloseReason.LEG_STALE;
        }
        if (!buy.isValid() || !sell.isValid()) {
            return unusable(buy, sell);
        }
        if (faults.of(buy, sell, board.nowUs) != null) {
            return CloseReason.LEG_STALE;
        }
        return agreement.refuses(route, board) || isTooGood(route, buy, sell, board.nowUs)
                ? CloseReason.FEED_FAULT
                : null;
    }

    /** Whether two books differ by more than anybody believes. */
    private boolean isTooGood(Route route, Leg buy, Leg sell, long nowUs) {
        return !buy.asks().isEmpty()
                && !sell.bids().isEmpty()
                && touch(route, buy, sell, nowUs).grossBps() > maxGrossBps;
    }

    long expiresUs(Leg buy, Leg sell) {
        return faults.expiresUs(buy, sell);
    }

    private Verdict judgePositive(Spread touch, MarketBoard board, DetectionRule rule) {
        Leg buy = board.leg(touch.route().buy());
        Leg sell = board.leg(touch.route().sell());
        RefusalReason fault = faults.of(buy, sell, touch.timeUs());
        if (fault != null) {
            return Verdict.invalid(fault, CloseReason.LEG_STALE, touch);
        }
        if (agreement.refuses(touch.route(), board)) {
            return Verdict.invalid(RefusalReason.ALIEN_ASSET, CloseReason.FEED_FAULT, touch);
        }
        if (touch.grossBps() > maxGrossBps) {
            return Verdict.invalid(RefusalReason.IMPLAUSIBLE, CloseReason.FEED_FAULT, touch);
        }
        return terms.of(touch.route(), touch.timeUs())
                .map(its -> weigh(its, touch, buy, sell, rule))
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
            RouteTerms terms, Spread touch, Leg buy, Leg sell, DetectionRule rule) {
        Offer opening = terms.offer(touch, buy, sell, rule.minNetBps(), rule.minNotional());
        if (opening.miss() == null) {
            return Verdict.above(opening.spread());
        }
        if (holdsNothing(opening, rule)) {
            return Verdict.below(opening.miss(), opening.spread());
        }
        Offer holding = terms.offer(touch, buy, sell, rule.holdNetBps(), rule.minNotional());
        return holding.miss() == null
                ? Verdict.hold(opening.miss(), holding.spread())
                : Verdict.below(opening.miss(), opening.spread());
    }

    /**
     * Whether the holding floor leaves no other units than the opening one has, so that nearly
     * every moment takes one walk.
     */
    private static boolean holdsNothing(Offer opening, DetectionRule rule) {
        boolean noneEarns = opening.miss() == RefusalReason.BELOW_FEES && rule.holdNetBps() > 0;
        return noneEarns || rule.holdNetBps() == rule.minNetBps();
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
                nowUs - sell.asOfUs(),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                false);
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
