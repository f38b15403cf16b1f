package dev.arbflow.jobs.arbitrage;

import dev.arbflow.jobs.arbitrage.RouteSignal.Kind;
import dev.arbflow.market.CloseReason;
import dev.arbflow.market.RefusalReason;
import dev.arbflow.market.Route;

/**
 * How far a route's current candidate, a maximal stretch of positive touch, has come.
 *
 * <p>Mutable, lives inside {@link MarketBoard} as long as the candidate, or until a route that has
 * none has been judged.
 */
final class RouteTrack {
    static final long NEVER = Long.MAX_VALUE;

    final Route route;

    /** Last judgement of the running candidate; null if there is none. */
    Kind last;

    /**
     * Since when the edge stands above the opening threshold without a break, or {@link #NEVER}.
     */
    long aboveSinceUs = NEVER;

    /** Since when an episode may be open, or {@link #NEVER}. */
    long openSinceUs = NEVER;

    /** Whether the candidate has outlived the age cap, so that only a new one counts again. */
    boolean capped;

    /** Next moment at which it must be judged, or {@link #NEVER}. */
    long dueUs = NEVER;

    RouteTrack(Route route) {
        this.route = route;
    }

    /**
     * Where a judgement stands in its stretch.
     *
     * @param transition whether it differs from the one before it, or is the first sustained one
     * @param sustained whether the edge has lasted for the dwell time
     */
    record Step(boolean transition, boolean sustained) {
        static final Step TRANSITION = new Step(true, false);
    }

    boolean active() {
        return last != null;
    }

    /**
     * Whether proof that a leg lives may change what is said; a candidate below the threshold waits
     * for a book.
     */
    boolean heedsLife() {
        return active() && last != Kind.BELOW;
    }

    boolean recoversWith(Verdict verdict) {
        return last == Kind.INVALID && verdict.kind() != Kind.INVALID;
    }

    /**
     * The judgement in view of what came before: nothing counts after the age cap, and the holding
     * band holds only what is open.
     */
    Verdict temper(Verdict verdict, long nowUs, long ageCapUs) {
        capped |= risenSinceUs() != NEVER && nowUs - risenSinceUs() >= ageCapUs;
        if (verdict.kind() == Kind.INVALID) {
            return verdict; // a leg that cannot be trusted is the better reason
        }
        if (capped) {
            return Verdict.invalid(RefusalReason.AGE_CAP, CloseReason.AGE_CAP, verdict.spread());
        }
        return verdict.kind() == Kind.HOLD && openSinceUs == NEVER
                ? Verdict.below(RefusalReason.BELOW_MIN_NET, verdict.spread())
                : verdict;
    }

    /** Moves on to a new judgement. */
    Step follow(Kind kind, long nowUs, long dwellUs) {
        boolean changed = kind != last;
        last = kind;
        if (kind != Kind.ABOVE) {
            aboveSinceUs = NEVER;
            if (kind != Kind.HOLD) {
                openSinceUs = NEVER;
            }
            return new Step(changed, false);
        }
        if (changed) {
            aboveSinceUs = nowUs;
        }
        boolean sustained = nowUs - aboveSinceUs >= dwellUs;
        boolean opens = sustained && openSinceUs == NEVER;
        if (opens) {
            openSinceUs = aboveSinceUs;
        }
        return new Step(changed || opens, sustained);
    }

    /** When its own course changes what is said of it: dwell time over, or too old. */
    long turnsUs(long dwellUs, long ageCapUs) {
        if (risenSinceUs() == NEVER) {
            return NEVER;
        }
        long cappedUs = risenSinceUs() + ageCapUs;
        return openSinceUs == NEVER ? Math.min(cappedUs, aboveSinceUs + dwellUs) : cappedUs;
    }

    /** Since when there is an episode, or the start of one. */
    private long risenSinceUs() {
        return Math.min(openSinceUs, aboveSinceUs);
    }
}
