package dev.arbflow.jobs.arbitrage.cycle;

import dev.arbflow.jobs.arbitrage.Leg;
import dev.arbflow.jobs.arbitrage.LegFaults;
import dev.arbflow.jobs.config.Detection;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Side;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.arbitrage.RefusalReason;
import dev.arbflow.market.arbitrage.TakerFee;
import dev.arbflow.market.book.Ladder;
import dev.arbflow.market.cycle.Cycle;
import dev.arbflow.market.cycle.CycleLeg;
import dev.arbflow.market.cycle.CycleStep;
import dev.arbflow.market.cycle.CycleWalk;
import dev.arbflow.market.rule.RuleBook;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges one cycle at one moment, in the order in which routes are: whether its books may be used,
 * the best prices, what rules say, the legs' health, whether other venues agree, then depth.
 */
final class CycleJudge implements Serializable {
    private static final long serialVersionUID = 1L;

    /** What binary numbers may be off by where decimals equal a floor. */
    private static final double ROUNDING = 1e-13;

    private static final double BPS = 10_000;

    private final CycleTerms terms;
    private final CycleAgreement agreement;
    private final double maxGrossBps;

    CycleJudge(Detection detection) {
        terms = new CycleTerms(detection);
        agreement = new CycleAgreement(terms.faults(), detection.limits().maxDisagreementBps());
        maxGrossBps = detection.limits().maxGrossBps();
    }

    /** What the books of a board offer by themselves at {@link CycleBoard#nowUs}. */
    CycleRates.Offers offers(CycleBoard board, RuleBook rules) {
        return new CycleRates.Offers() {
            @Override
            public double rate(Listing listing, Side side) {
                Leg leg = board.leg(listing);
                Ladder taken = leg == null || !leg.isValid() ? Ladder.EMPTY : taken(leg, side);
                return taken.isEmpty()
                        ? 0
                        : CycleJudge.this.rate(listing, side, taken.best(), board.nowUs, rules);
            }

            @Override
            public boolean isReliable(Listing listing) {
                CycleTerms.OfBook its = terms.of(listing, board.nowUs, rules);
                return its.isOn()
                        && its.faults().allows(board.leg(listing), board.nowUs)
                        && !agreement.isAlien(listing, board);
            }

            @Override
            public long changesUs(Listing listing) {
                Leg leg = board.leg(listing);
                if (leg == null) {
                    return Long.MAX_VALUE;
                }
                long itsUs = terms.of(listing, board.nowUs, rules).faults().expiresUs(leg);
                return itsUs > board.nowUs
                        ? itsUs
                        : terms.faults().expiresUs(leg); // it has a say on others until then
            }

            @Override
            public int terms() {
                return terms.period(board.nowUs, rules);
            }
        };
    }

    /** What a unit of what is paid brings at a price; zero if there is none, or no fee is known. */
    double rate(Listing listing, Side side, double price, long timeUs, RuleBook rules) {
        return Double.isInfinite(price)
                ? 0
                : terms.of(listing, timeUs, rules)
                        .fee()
                        .map(fee -> CycleStep.rate(side, price, fee))
                        .orElse(0d);
    }

    /** What holds for a cycle at a moment. */
    CycleTerms.InForce inForce(Cycle cycle, long timeUs, RuleBook rules) {
        return terms.of(cycle, timeUs, rules);
    }

    /** What a cycle is worth at {@link CycleBoard#nowUs}. */
    CycleVerdict judge(Cycle cycle, CycleBoard board, RuleBook rules) {
        List<Leg> legs = board.legs(cycle);
        if (legs == null) {
            return CycleVerdict.invalid(RefusalReason.LEG_STALE, CloseReason.LEG_STALE, null);
        }
        CloseReason unusable = unusable(legs);
        if (unusable != null) {
            return CycleVerdict.invalid(RefusalReason.BOOK_INVALID, unusable, null);
        }
        if (hasNothingToTake(cycle, legs)) {
            return CycleVerdict.quiet();
        }
        List<CycleStep> steps = steps(cycle, legs, board.nowUs, rules);
        if (steps == null) {
            return CycleVerdict.invalid(RefusalReason.FEE_UNKNOWN, CloseReason.FEED_FAULT, null);
        }
        double touchNetBps = CycleWalk.touchNetBps(steps);
        return touchNetBps > 0
                ? judgePositive(new CycleOffer(touchNetBps, null), cycle, steps, board, rules)
                : CycleVerdict.quiet();
    }

    private CycleVerdict judgePositive(
            CycleOffer touch,
            Cycle cycle,
            List<CycleStep> steps,
            CycleBoard board,
            RuleBook rules) {
        List<Leg> legs = board.legs(cycle);
        CycleTerms.InForce its = terms.of(cycle, board.nowUs, rules);
        if (!its.isOn()) {
            return CycleVerdict.invalid(
                    RefusalReason.SWITCHED_OFF, CloseReason.SWITCHED_OFF, touch);
        }
        RefusalReason fault = its.faults().of(legs, board.nowUs);
        if (fault != null) {
            return CycleVerdict.invalid(fault, CloseReason.LEG_STALE, touch);
        }
        if (cycle.books().stream().anyMatch(book -> agreement.isAlien(book, board))) {
            return CycleVerdict.invalid(RefusalReason.ALIEN_ASSET, CloseReason.FEED_FAULT, touch);
        }
        if (touch.touchNetBps() > maxGrossBps) {
            return CycleVerdict.invalid(RefusalReason.IMPLAUSIBLE, CloseReason.FEED_FAULT, touch);
        }
        CycleSize size = new CycleSize(cycle, legs, steps, its.maxCost(), board.nowUs);
        return weigh(size, touch, its.rule());
    }

    /** Opening and holding have floors of their own, as with routes. */
    private static CycleVerdict weigh(CycleSize size, CycleOffer touch, DetectionRule rule) {
        CycleSize.Sized opening = size.of(touch, rule.minNetBps(), rule.minNotional());
        if (opening.miss() == null) {
            return CycleVerdict.above(opening.offer());
        }
        if (rule.holdNetBps() == rule.minNetBps()) {
            return CycleVerdict.below(opening.miss(), opening.offer());
        }
        CycleSize.Sized holding = size.of(touch, rule.holdNetBps(), rule.minNotional());
        return holding.miss() == null
                ? CycleVerdict.hold(opening.miss(), holding.offer())
                : CycleVerdict.below(opening.miss(), opening.offer());
    }

    /** Which product of rates is worth a floor. */
    static boolean isWorth(double brings, double floorBps) {
        return brings > 1 && brings >= 1 + floorBps / BPS - ROUNDING;
    }

    /** First moment at which legs that may be compared now cannot be without an update. */
    long expiresUs(Cycle cycle, CycleBoard board, RuleBook rules) {
        LegFaults faults = terms.of(cycle, board.nowUs, rules).faults();
        return board.legs(cycle).stream().mapToLong(faults::expiresUs).min().orElseThrow();
    }

    /** Why an episode ends with books of which one may not be used; null if all may. */
    private static CloseReason unusable(List<Leg> legs) {
        return legs.stream()
                .filter(leg -> !leg.isValid())
                .map(leg -> LegFaults.closeReason(leg.validity()))
                .min(CloseReason::compareTo)
                .orElse(null);
    }

    private static boolean hasNothingToTake(Cycle cycle, List<Leg> legs) {
        List<CycleLeg> exchanges = cycle.legs();
        for (int i = 0; i < legs.size(); i++) {
            if (taken(legs.get(i), exchanges.get(i).side()).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** The exchanges on the terms in force; null if a fee is not known. */
    private List<CycleStep> steps(Cycle cycle, List<Leg> legs, long nowUs, RuleBook rules) {
        List<CycleLeg> exchanges = cycle.legs();
        List<CycleStep> steps = new ArrayList<>(legs.size());
        for (int i = 0; i < legs.size(); i++) {
            Side side = exchanges.get(i).side();
            CycleTerms.OfBook its = terms.of(exchanges.get(i).listing(), nowUs, rules);
            TakerFee fee = its.fee().orElse(null);
            if (fee == null) {
                return null;
            }
            steps.add(new CycleStep(side, taken(legs.get(i), side), fee, its.instrument()));
        }
        return steps;
    }

    private static Ladder taken(Leg leg, Side side) {
        return side == Side.BUY ? leg.asks() : leg.bids();
    }
}
