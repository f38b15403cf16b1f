package dev.arbflow.jobs.arbitrage;

import dev.arbflow.jobs.arbitrage.RouteTerms.Offer;
import dev.arbflow.jobs.arbitrage.TermsInForce.InForce;
import dev.arbflow.jobs.config.Detection;
import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.arbitrage.Exchanged;
import dev.arbflow.market.arbitrage.FollowUp;
import dev.arbflow.market.arbitrage.RefusalReason;
import dev.arbflow.market.arbitrage.Spread;
import dev.arbflow.market.rule.RuleBook;
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
    private final PriceAgreement agreement;
    private final double maxGrossBps;

    RouteJudge(Detection detection) {
        this.terms = new TermsInForce(detection);
        this.agreement = new PriceAgreement(detection.limits());
        this.maxGrossBps = detection.limits().maxGrossBps();
    }

    /** What a route is worth at {@link MarketBoard#nowUs}. */
    Verdict judge(RouteLegs legs, MarketBoard board, RuleBook rules) {
        if (!legs.areKnown()) {
            return Verdict.invalid(RefusalReason.LEG_STALE, CloseReason.LEG_STALE, null);
        }
        if (!legs.areValid()) {
            return Verdict.invalid(RefusalReason.BOOK_INVALID, unusable(legs), null);
        }
        if (legs.areEmpty()) {
            return Verdict.quiet(null);
        }
        if (!legs.hasRate()) {
            return Verdict.invalid(RefusalReason.NO_CONVERSION, CloseReason.LEG_STALE, null);
        }
        Spread touch = touch(legs, board.nowUs);
        return touch.grossBps() > 0
                ? judgePositive(touch, legs, board, rules)
                : Verdict.quiet(touch);
    }

    /** The spread of known, healthy legs, profitable or not; empty if they cannot be compared. */
    Optional<Spread> measure(Route route, MarketBoard board, RuleBook rules) {
        RouteLegs legs = board.legs.of(route);
        long nowUs = board.nowUs;
        if (!legs.areValid() || legs.areEmpty()) {
            return Optional.empty();
        }
        InForce its = terms.of(route, nowUs, rules);
        if (its.faults().of(legs, nowUs) != null || agreement.refuses(legs, board)) {
            return Optional.empty();
        }
        Spread touch = touch(legs, nowUs);
        return Math.abs(touch.grossBps()) > maxGrossBps
                ? Optional.empty() // the way back of an implausible route is no more believable
                : its.terms()
                        .map(each -> each.offer(touch, legs, its.rule().minNetBps(), 0))
                        .map(Offer::spread);
    }

    /**
     * Which best prices, without their depth, would earn a floor at a moment.
     *
     * @param floorBps least net edge, in basis points
     */
    RouteTouches.Worth worth(Route route, double floorBps, long nowUs, RuleBook rules) {
        return terms.of(route, nowUs, rules)
                .terms()
                .<RouteTouches.Worth>map(
                        its ->
                                (ask, bid) ->
                                        its.touchNetBps(route, ask, bid) >= floorBps - ROUNDING_BPS)
                .orElse((ask, bid) -> false);
    }

    /** Looks again, at {@link MarketBoard#nowUs}, at what an episode offered at its opening. */
    FollowUp.Look lookAgain(FollowUp at, MarketBoard board, RuleBook rules) {
        RouteLegs legs = board.legs.of(at.route());
        long nowUs = board.nowUs;
        InForce its = terms.of(at.route(), nowUs, rules);
        CloseReason unknown = unknown(legs, its.faults(), board);
        if (unknown != null) {
            return FollowUp.Look.unknown(unknown);
        }
        long ageUs = nowUs - legs.provenUs();
        return legs.areEmpty()
                ? at.foundNothing(null, ageUs, false)
                : its.terms()
                        .map(each -> each.stillThere(at, legs, ageUs))
                        .orElseGet(() -> FollowUp.Look.unknown(CloseReason.FEED_FAULT));
    }

    /** Why the legs do not say what a route is worth; null if they do. */
    private CloseReason unknown(RouteLegs legs, LegFaults faults, MarketBoard board) {
        if (!legs.areKnown()) {
            return CloseReason.LEG_STALE;
        }
        if (!legs.areValid()) {
            return unusable(legs);
        }
        RefusalReason fault = faults.of(legs, board.nowUs);
        if (fault != null) {
            return LegFaults.closeReason(legs, fault);
        }
        return agreement.refuses(legs, board) || isTooGood(legs, board.nowUs)
                ? CloseReason.FEED_FAULT
                : null;
    }

    /** Whether two books differ by more than anybody believes. */
    private boolean isTooGood(RouteLegs legs, long nowUs) {
        return !legs.areEmpty() && touch(legs, nowUs).grossBps() > maxGrossBps;
    }

    /** First moment at which legs that may be compared now cannot be without an update. */
    long expiresUs(RouteLegs legs, long nowUs, RuleBook rules) {
        return terms.of(legs.route(), nowUs, rules).faults().expiresUs(legs);
    }

    /** The thresholds of a route at a moment. */
    DetectionRule rule(Route route, long timeUs, RuleBook rules) {
        return terms.of(route, timeUs, rules).rule();
    }

    private Verdict judgePositive(Spread touch, RouteLegs legs, MarketBoard board, RuleBook rules) {
        InForce its = terms.of(touch.route(), touch.timeUs(), rules);
        if (!its.isOn()) {
            return Verdict.invalid(RefusalReason.SWITCHED_OFF, CloseReason.SWITCHED_OFF, touch);
        }
        RefusalReason fault = its.faults().of(legs, touch.timeUs());
        if (fault != null) {
            return Verdict.invalid(fault, LegFaults.closeReason(legs, fault), touch);
        }
        if (agreement.refuses(legs, board)) {
            return Verdict.invalid(RefusalReason.ALIEN_ASSET, CloseReason.FEED_FAULT, touch);
        }
        if (touch.grossBps() > maxGrossBps) {
            return Verdict.invalid(RefusalReason.IMPLAUSIBLE, CloseReason.FEED_FAULT, touch);
        }
        return its.terms()
                .map(each -> weigh(each, touch, legs, its.rule()))
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
            RouteTerms terms, Spread touch, RouteLegs legs, DetectionRule rule) {
        Offer opening = terms.offer(touch, legs, rule.minNetBps(), rule.minNotional());
        if (opening.miss() == null) {
            return Verdict.above(opening.spread());
        }
        if (holdsNothing(opening, rule)) {
            return Verdict.below(opening.miss(), opening.spread());
        }
        Offer holding = terms.offer(touch, legs, rule.holdNetBps(), rule.minNotional());
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

    private static Spread touch(RouteLegs legs, long nowUs) {
        Leg buy = legs.buy();
        Leg sell = legs.sell();
        return new Spread(
                legs.route(),
                nowUs,
                (legs.bid() / legs.ask() - 1) * BPS,
                Double.NaN,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                false,
                buy.asks().best(),
                sell.bids().best(),
                nowUs - buy.asOfUs(),
                nowUs - sell.asOfUs(),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                false,
                exchanged(legs, nowUs),
                null);
    }

    /** What the currency of a leg is worth, of which nothing is exchanged yet. */
    private static Exchanged exchanged(RouteLegs legs, long nowUs) {
        return legs.exchange() == null
                ? null
                : new Exchanged(
                        legs.route().conversion().leg(),
                        legs.rate(),
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        nowUs - legs.exchange().asOfUs());
    }

    private static CloseReason unusable(RouteLegs legs) {
        Leg buy = legs.buy();
        Leg sell = legs.sell();
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
