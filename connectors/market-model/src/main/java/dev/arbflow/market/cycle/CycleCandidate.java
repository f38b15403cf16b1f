package dev.arbflow.market.cycle;

import dev.arbflow.market.arbitrage.Outcome;
import dev.arbflow.market.arbitrage.RefusalReason;

/**
 * A line of the ledger of cycles: a stretch of event time in which the best prices of a cycle
 * earned something after all fees, and what has become of it.
 *
 * <p>Told twice: when it begins, as {@link Outcome#OPEN}, and with its one outcome when it is over.
 *
 * @param id {@link Cycle#code()}, an at sign, and {@code startUs}: the same log gives the same id
 * @param revision 1 at its beginning, 2 at its end
 * @param cycle over which books
 * @param startUs its first evaluation, event time
 * @param endUs its newest evaluation; the end of one that is over
 * @param outcome what has become of it
 * @param reason of one that never was an episode, the reason that came closest to one; else null
 * @param episodes how many episodes it has been
 * @param samples evaluations so far
 * @param bestNetBps largest net edge of the best prices so far, in basis points
 */
public record CycleCandidate(
        String id,
        int revision,
        Cycle cycle,
        long startUs,
        long endUs,
        Outcome outcome,
        RefusalReason reason,
        int episodes,
        long samples,
        double bestNetBps) {

    /** The id of the candidate of a cycle that began at a moment. */
    public static String idOf(Cycle cycle, long startUs) {
        return cycle.code() + '@' + startUs;
    }
}
