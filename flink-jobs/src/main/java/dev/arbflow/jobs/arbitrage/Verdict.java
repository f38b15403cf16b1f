package dev.arbflow.jobs.arbitrage;

import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.RefusalReason;
import dev.arbflow.market.arbitrage.Spread;

/**
 * What a route is worth at one moment.
 *
 * @param kind the judgement; null if the touch is not positive
 * @param refusal why it is not an opportunity; null if it is one, or if the touch is not positive;
 *     of {@link RouteSignal.Kind#HOLD} why it would not open
 * @param close why an open episode must end; null if it may go on
 * @param spread what was measured; null where a leg's book is unusable
 */
record Verdict(RouteSignal.Kind kind, RefusalReason refusal, CloseReason close, Spread spread) {

    /** The edge was gone for a while, as is known only now. */
    static final Verdict GONE =
            new Verdict(RouteSignal.Kind.BELOW, null, CloseReason.SPREAD_COLLAPSED, null);

    static Verdict quiet(Spread spread) {
        return new Verdict(null, null, CloseReason.SPREAD_COLLAPSED, spread);
    }

    static Verdict invalid(RefusalReason refusal, CloseReason close, Spread spread) {
        return new Verdict(RouteSignal.Kind.INVALID, refusal, close, spread);
    }

    static Verdict below(RefusalReason refusal, Spread spread) {
        return new Verdict(RouteSignal.Kind.BELOW, refusal, CloseReason.SPREAD_COLLAPSED, spread);
    }

    static Verdict hold(RefusalReason unopened, Spread spread) {
        return new Verdict(RouteSignal.Kind.HOLD, unopened, null, spread);
    }

    /** Enough for an episode that is open: nothing is refused. */
    Verdict held() {
        return new Verdict(kind, null, close, spread);
    }

    static Verdict above(Spread spread) {
        return new Verdict(RouteSignal.Kind.ABOVE, null, null, spread);
    }

    /** Whether the touch is positive, as far as anybody can tell. */
    boolean touchIsPositive() {
        return kind != null && spread != null;
    }

    /** Whether it may be, or go on as, an episode. */
    boolean isWorthIt() {
        return kind == RouteSignal.Kind.ABOVE || kind == RouteSignal.Kind.HOLD;
    }

    /** The same judgement as the last one of a candidate. */
    Verdict ending() {
        return kind != null ? this : new Verdict(RouteSignal.Kind.BELOW, refusal, close, spread);
    }
}
