package dev.arbflow.market.arbitrage;

import dev.arbflow.market.Route;

/**
 * A line of the ledger: a maximal stretch of event time with a positive touch on a route, and what
 * has become of it.
 *
 * <p>Told twice: when it begins, as {@link Outcome#OPEN}, and with its one outcome when it is over.
 *
 * @param id {@link Route#code()}, an at sign, and {@code startUs}: the same log gives the same id
 * @param revision 1 at its beginning, 2 at its end
 * @param route which way
 * @param startUs its first evaluation, event time
 * @param endUs its newest evaluation; the end of one that is over
 * @param outcome what has become of it
 * @param reason of one that never was an episode, the reason that came closest to one; else null
 * @param episodes how many episodes it has been
 * @param samples evaluations so far
 * @param bestGrossBps largest gross touch so far, in basis points; null if none was told
 * @param bestNetBps largest net edge so far, in basis points; null if none could be worked out
 */
public record Candidate(
        String id,
        int revision,
        Route route,
        long startUs,
        long endUs,
        Outcome outcome,
        RefusalReason reason,
        int episodes,
        long samples,
        Double bestGrossBps,
        Double bestNetBps) {

    /** The id of the candidate of a route that began at a moment. */
    public static String idOf(Route route, long startUs) {
        return route.code() + '@' + startUs;
    }
}
