package dev.arbflow.market.arbitrage;

import dev.arbflow.market.Route;

/**
 * How often a route looked good and was refused for one reason within one minute.
 *
 * @param route which way
 * @param reason the primary reason
 * @param minuteUs start of the minute, event time
 * @param samples evaluations refused for this reason
 * @param candidates candidates (maximal intervals of positive touch) that ended with this reason
 * @param bestGrossBps largest gross touch among them, in basis points
 * @param bestNetBps largest net edge among them, in basis points
 */
public record Refusal(
        Route route,
        RefusalReason reason,
        long minuteUs,
        long samples,
        long candidates,
        double bestGrossBps,
        double bestNetBps) {

    /** The same log gives the same id. */
    public String id() {
        return route.code() + '|' + reason.name() + '@' + minuteUs;
    }
}
