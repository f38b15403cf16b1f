package dev.arbflow.jobs.arbitrage.cycle;

import dev.arbflow.jobs.arbitrage.EdgeTrack;
import dev.arbflow.jobs.arbitrage.Leg;
import dev.arbflow.market.Listing;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.RefusalReason;
import dev.arbflow.market.cycle.Cycle;
import java.util.List;

/**
 * How far a cycle's current candidate has come, and what has become of it so far.
 *
 * <p>Lives inside {@link CycleBoard} as long as the candidate, or until a cycle that is none has
 * been judged.
 */
final class CycleTrack extends EdgeTrack {
    final Cycle cycle;
    final CycleStory story = new CycleStory();

    CycleTrack(Cycle cycle) {
        this.cycle = cycle;
    }

    /** What the books of a cycle prove; nothing where one is not known any more. */
    static Proof proof(List<Leg> legs) {
        return legs == null
                ? Proof.NONE
                : new Proof(
                        legs.stream().mapToLong(Leg::holdsFromUs).max().orElseThrow(),
                        legs.stream().mapToLong(Leg::asOfUs).min().orElseThrow());
    }

    boolean involves(Listing listing) {
        return cycle.books().contains(listing);
    }

    /** The judgement in view of what came before. */
    CycleVerdict applyAgeCap(CycleVerdict verdict, long nowUs, long ageCapUs) {
        return switch (applyAgeCap(verdict.kind(), nowUs, ageCapUs)) {
            case AS_JUDGED -> verdict;
            case CAPPED ->
                    CycleVerdict.invalid(
                            RefusalReason.AGE_CAP, CloseReason.AGE_CAP, verdict.offer());
            case NOT_OPEN -> CycleVerdict.below(verdict.refusal(), verdict.offer());
            case HELD -> verdict.held();
        };
    }
}
