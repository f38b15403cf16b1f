package dev.arbflow.sandbox.truth.seen;

import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.RefusalReason;
import java.util.List;

/**
 * A maximal stretch of positive touch, and what had to become of it.
 *
 * @param route which way
 * @param startUs first instant, by the client's clock
 * @param endUs instant from which it was gone
 * @param refusal the reason nearest to an episode; null if it was one
 * @param episodes those in it
 */
public record SeenCandidate(
        Route route, long startUs, long endUs, RefusalReason refusal, List<SeenEpisode> episodes) {

    /** Its class: the refusal's name, or {@link Confusion#EPISODE}. */
    public String label() {
        return refusal == null ? Confusion.EPISODE : refusal.name();
    }

    /** How a candidate of a route is told apart from the others. */
    static String id(Route route, long startUs) {
        return route.code() + '@' + startUs;
    }

    /**
     * What the ledger has to say of it: below the threshold are those that could be relied on, for
     * which there were units to be had and orders to be placed, but not enough of them.
     */
    String outcome() {
        if (refusal == null) {
            return Confusion.EPISODE;
        }
        return refusal.name().startsWith("BELOW_") ? "BELOW_THRESHOLD" : "REFUSED";
    }
}
