package dev.arbflow.jobs.arbitrage;

import dev.arbflow.jobs.state.RecordTypeFactory;
import dev.arbflow.market.Nullable;
import dev.arbflow.market.Route;
import dev.arbflow.market.Since;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.EdgeNorm;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.RefusalReason;
import dev.arbflow.market.arbitrage.Spread;
import java.util.Comparator;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * One judgement of a route whose touch is positive, thresholds already applied.
 *
 * @param route which way
 * @param ordinal number of the signal in its market; orders signals of equal time
 * @param timeUs event time: when this could be known
 * @param provenUs up to which moment both legs are proven, never going back within a candidate; for
 *     the first {@link Kind#ABOVE} of a stretch the moment from which on both books hold
 * @param kind what the judgement is
 * @param transition whether it differs in kind from the signal before it, or is the first sustained
 *     one; pattern recognition needs no others
 * @param sustained whether {@link Kind#ABOVE} is proven to have lasted for the dwell time
 * @param candidateEnds whether this is the last signal of a maximal stretch of positive touch
 * @param refusal why it is not an opportunity; null for {@link Kind#ABOVE} and {@link Kind#RESET},
 *     and where the touch is simply gone
 * @param close why an episode that is open must end; null if it may go on
 * @param spread what was measured; null where a leg's book is unusable
 * @param ruleVersion version of the thresholds
 * @param onset whether the candidate was seen to begin, or to have been less than it is
 * @param norm of the first sustained one what is usual on the route; null of others
 * @param fees of the first sustained one what the venues charged when the edge began; null of
 *     others
 */
@TypeInfo(RecordTypeFactory.class)
public record RouteSignal(
        Route route,
        long ordinal,
        long timeUs,
        long provenUs,
        Kind kind,
        boolean transition,
        boolean sustained,
        boolean candidateEnds,
        RefusalReason refusal,
        CloseReason close,
        @Nullable Spread spread,
        int ruleVersion,
        @Since(version = 2, absent = "UNKNOWN") Episode.Onset onset,
        @Nullable @Since(version = 2, absent = "") EdgeNorm norm,
        @Nullable @Since(version = 3, absent = "") Episode.Fees fees) {

    /** What a route is worth at a moment. */
    public enum Kind {
        /** The route has just become worth looking at; precedes the first judgement. */
        RESET,
        /** Not worth taking. */
        BELOW,
        /** Not worth opening, but an open episode goes on. */
        HOLD,
        /** Worth taking. */
        ABOVE,
        /** A leg cannot be trusted. */
        INVALID
    }

    /** Whether an episode may open with it. */
    boolean opens() {
        return sustained && transition;
    }

    /** The same, with what is usual on the route. */
    RouteSignal with(EdgeNorm usual) {
        return new RouteSignal(
                route,
                ordinal,
                timeUs,
                provenUs,
                kind,
                transition,
                sustained,
                candidateEnds,
                refusal,
                close,
                spread,
                ruleVersion,
                onset,
                usual,
                fees);
    }

    /** The order of signals within a route. */
    static final Comparator<RouteSignal> BY_ORDINAL =
            Comparator.comparingLong(RouteSignal::ordinal);
}
