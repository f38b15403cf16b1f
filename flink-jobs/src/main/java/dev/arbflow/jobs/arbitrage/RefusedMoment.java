package dev.arbflow.jobs.arbitrage;

import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.Candidate;
import dev.arbflow.market.arbitrage.RefusalReason;

/**
 * One positive touch that is no opportunity, or one whole candidate that became no episode.
 *
 * @param route which way
 * @param reason why
 * @param timeUs event time
 * @param candidate whether it stands for a whole candidate instead of one sample
 * @param grossBps gross touch; for a candidate the largest
 * @param netBps net edge, {@link Double#NaN} where it could not be computed; likewise
 */
public record RefusedMoment(
        Route route,
        RefusalReason reason,
        long timeUs,
        boolean candidate,
        double grossBps,
        double netBps) {

    /** A whole candidate that became no episode, at its end. */
    static RefusedMoment of(Candidate over) {
        return new RefusedMoment(
                over.route(),
                over.reason(),
                over.endUs(),
                true,
                figure(over.bestGrossBps()),
                figure(over.bestNetBps()));
    }

    private static double figure(Double bps) {
        return bps == null ? Double.NaN : bps;
    }

    /** The larger of two figures of which either may be {@link Double#NaN}, not known. */
    static double larger(double left, double right) {
        return Double.isNaN(left) || right > left ? right : left;
    }

    /** Route and reason, the key under which refusals are counted. */
    String key() {
        return route.code() + '|' + reason.name();
    }
}
