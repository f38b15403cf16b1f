package dev.arbflow.sandbox.truth;

import dev.arbflow.market.Route;
import dev.arbflow.market.Times;
import dev.arbflow.market.arbitrage.DetectionRule;
import java.util.List;
import java.util.function.DoubleFunction;

/** The course of one route: when it had to be found, and when it could be held open. */
final class RouteTruth {
    private final TruthRule truth;
    private final IntervalTrack demanded;
    private final IntervalTrack openable;
    private final IntervalTrack holdable;
    private final IntervalTrack worthwhile;

    RouteTruth(Route route, TruthRule truth) {
        this.truth = truth;
        this.demanded = new IntervalTrack(route);
        this.openable = new IntervalTrack(route);
        this.holdable = new IntervalTrack(route);
        this.worthwhile = new IntervalTrack(route);
    }

    /**
     * Takes in what is true from a moment on.
     *
     * @param fills the best fill of the true books, by the least edge of each unit in basis points
     */
    void update(long nowUs, DoubleFunction<BestFill> fills, Leg buy, Leg sell) {
        DetectionRule rule = truth.rule();
        double grey = truth.edgeToleranceBps();
        // Less asked of each unit never makes the fill smaller: the weakest question comes first.
        boolean holds = reaches(fills.apply(rule.holdNetBps() - grey), 1 - truth.sizeTolerance());
        boolean opens =
                holds && reaches(fills.apply(rule.minNetBps() - grey), 1 - truth.sizeTolerance());
        boolean must =
                opens && reaches(fills.apply(rule.minNetBps() + grey), 1 + truth.sizeTolerance());
        worthwhile.set(holds, nowUs);
        boolean seen = buy.isSeen() && sell.isSeen();
        openable.set(seen && opens, nowUs);
        holdable.set(seen && holds, nowUs);
        demand(nowUs, must, buy, sell);
    }

    private boolean reaches(BestFill fill, double shareOfMinNotional) {
        return fill.quantity().signum() > 0
                && fill.proceeds().doubleValue() >= truth.rule().minNotional() * shareOfMinNotional;
    }

    private void demand(long nowUs, boolean worthIt, Leg buy, Leg sell) {
        long trustedUs = Times.micros(truth.trustedSilence());
        long untilUs =
                Math.min(
                        buy.demandableUntilUs(nowUs, trustedUs),
                        sell.demandableUntilUs(nowUs, trustedUs));
        boolean excused = worthIt && untilUs > 0 && untilUs < nowUs;
        demanded.set(worthIt && untilUs >= nowUs, excused ? untilUs : nowUs);
    }

    /** Nobody will ask for what ended before a moment. */
    void forget(long beforeUs) {
        for (IntervalTrack each : List.of(demanded, openable, holdable, worthwhile)) {
            each.forget(beforeUs);
        }
    }

    /** Stretches that must have been found. */
    List<Interval> demanded(long untilUs) {
        return demanded.until(untilUs).stream()
                .filter(interval -> interval.lengthUs() >= truth.demandedUs())
                .toList();
    }

    /** All that is known of it until a moment. */
    RouteCourse course(long untilUs) {
        return new RouteCourse(
                demanded(untilUs),
                openable.until(untilUs),
                holdable.until(untilUs),
                worthwhile.until(untilUs));
    }
}
