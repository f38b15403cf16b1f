package dev.arbflow.sandbox.truth.seen;

import dev.arbflow.market.arbitrage.RefusalReason;
import java.util.LinkedHashMap;
import java.util.Map;

/** Why what is known of legs cannot be relied on. */
final class Doubts {
    /** What makes a leg unreliable by itself, the first that applies first. */
    private static final Map<RefusalReason, Doubt> OF_A_LEG = ofALeg();

    private final Limits limits;

    Doubts(Limits limits) {
        this.limits = limits;
    }

    /** Whether a leg is unreliable in one way. */
    private interface Doubt {
        boolean applies(SeenLeg leg, Limits limits, long nowUs);
    }

    private static Map<RefusalReason, Doubt> ofALeg() {
        Map<RefusalReason, Doubt> doubts = new LinkedHashMap<>();
        doubts.put(
                RefusalReason.LATE_HERE,
                (leg, limits, nowUs) -> leg.lateHereUs() > limits.maxLateHereUs());
        doubts.put(
                RefusalReason.LEG_STALE,
                (leg, limits, nowUs) -> nowUs - leg.provenUs() > limits.maxAgeUs());
        doubts.put(
                RefusalReason.LEG_FROZEN,
                (leg, limits, nowUs) -> nowUs - leg.changedUs() > limits.maxUnchangedUs());
        doubts.put(RefusalReason.LAGGING, (leg, limits, nowUs) -> leg.lagUs() > limits.maxLagUs());
        return doubts;
    }

    /** The first reason not to rely on two books that can be read; null without one. */
    RefusalReason of(SeenLeg buy, SeenLeg sell, long nowUs) {
        return OF_A_LEG.keySet().stream()
                .filter(reason -> applies(reason, buy, nowUs) || applies(reason, sell, nowUs))
                .findFirst()
                .orElse(areApart(buy, sell) ? RefusalReason.SKEWED : null);
    }

    /** Whether there is none about a leg that can be read. */
    boolean areNone(SeenLeg leg, long nowUs) {
        return OF_A_LEG.keySet().stream().noneMatch(reason -> applies(reason, leg, nowUs));
    }

    /** Whether two legs show moments too far from each other. */
    boolean areApart(SeenLeg one, SeenLeg other) {
        return Math.abs(one.provenUs() - other.provenUs()) > limits.maxSkewUs();
    }

    private boolean applies(RefusalReason reason, SeenLeg leg, long nowUs) {
        return OF_A_LEG.get(reason).applies(leg, limits, nowUs);
    }
}
