package dev.arbflow.jobs.arbitrage.cycle;

import dev.arbflow.jobs.arbitrage.RouteSignal.Kind;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.RefusalReason;

/**
 * What a cycle is worth at one moment.
 *
 * @param kind the judgement; null if the best prices earn nothing
 * @param refusal why it is no episode; null if it may be one, or if nothing is earned
 * @param close why an open episode must end; null if it may go on
 * @param offer what was measured; null where a book may not be used
 */
record CycleVerdict(Kind kind, RefusalReason refusal, CloseReason close, CycleOffer offer) {

    /** The edge was gone for a while, as is known only now. */
    static final CycleVerdict GONE =
            new CycleVerdict(Kind.BELOW, null, CloseReason.SPREAD_COLLAPSED, null);

    static CycleVerdict quiet() {
        return new CycleVerdict(null, null, CloseReason.SPREAD_COLLAPSED, null);
    }

    static CycleVerdict invalid(RefusalReason refusal, CloseReason close, CycleOffer offer) {
        return new CycleVerdict(Kind.INVALID, refusal, close, offer);
    }

    static CycleVerdict below(RefusalReason refusal, CycleOffer offer) {
        return new CycleVerdict(Kind.BELOW, refusal, CloseReason.SPREAD_COLLAPSED, offer);
    }

    static CycleVerdict hold(RefusalReason unopened, CycleOffer offer) {
        return new CycleVerdict(Kind.HOLD, unopened, null, offer);
    }

    static CycleVerdict above(CycleOffer offer) {
        return new CycleVerdict(Kind.ABOVE, null, null, offer);
    }

    /** Enough for an episode that is open: nothing is refused. */
    CycleVerdict held() {
        return new CycleVerdict(kind, null, close, offer);
    }

    /** Whether the best prices earn something, as far as anybody can tell. */
    boolean touchIsPositive() {
        return kind != null && offer != null;
    }

    /** Whether it may be, or go on as, an episode. */
    boolean isWorthIt() {
        return kind == Kind.ABOVE || kind == Kind.HOLD;
    }

    /** The same judgement as the last one of a candidate. */
    CycleVerdict ending() {
        return kind != null ? this : new CycleVerdict(Kind.BELOW, refusal, close, offer);
    }
}
