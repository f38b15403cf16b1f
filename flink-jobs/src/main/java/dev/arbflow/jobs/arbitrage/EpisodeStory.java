package dev.arbflow.jobs.arbitrage;

import dev.arbflow.jobs.arbitrage.RouteSignal.Kind;
import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.FeeSchedule;
import dev.arbflow.market.arbitrage.RefusalReason;
import dev.arbflow.market.arbitrage.Spread;
import java.util.function.Consumer;

/**
 * What has become of a route's running candidate: refused so far, on its way, or an episode.
 *
 * <p>Every candidate ends as exactly one of episode, refused (for the reason that came closest to
 * an episode) or, where nothing was refused, too short. Mutable, the state of {@link
 * EpisodeFunction}.
 */
final class EpisodeStory {
    private static final long NOT_OPEN = Long.MIN_VALUE;

    /** Why the candidate is no episode yet: the reason nearest to one; null if none was given. */
    RefusalReason nearestMiss;

    double bestGrossBps = Double.NaN;
    double bestNetBps = Double.NaN;

    /** Whether the candidate has become an episode at least once. */
    boolean hadEpisode;

    /** Figures since the edge stands above the threshold; null while it does not. */
    EdgeCourse course;

    /** When the dwell time was over; {@link #NOT_OPEN} while no episode is open. */
    long detectedUs = NOT_OPEN;

    int revision;
    int ruleVersion;
    long lastVersionUs;
    long lastSignalUs;

    boolean isOpen() {
        return detectedUs != NOT_OPEN;
    }

    /**
     * Works in the next signal of the route.
     *
     * @param refused is told every moment and candidate that is refused
     * @return why the open episode ends with this signal, or null
     */
    CloseReason follow(RouteSignal signal, Consumer<RefusedMoment> refused) {
        lastSignalUs = signal.timeUs();
        remember(signal, refused);
        CloseReason closes = null;
        if (isOpen()) {
            closes = goOn(signal);
        } else if (signal.kind() == Kind.ABOVE) {
            climb(signal);
        } else if (course != null) {
            course = null;
            miss(RefusalReason.TOO_SHORT);
        }
        return closes;
    }

    /** The edge has lasted: the candidate is an episode. */
    void open(RouteSignal sustained) {
        detectedUs = sustained.provenUs();
        revision = 0;
        ruleVersion = sustained.ruleVersion();
        hadEpisode = true;
    }

    /** Forgets the episode, which has been told to its end. */
    void closed() {
        detectedUs = NOT_OPEN;
        course = null;
    }

    /** The refusal of the whole candidate at its end, or null if it has been an episode. */
    RefusedMoment verdictAtEnd(RouteSignal last) {
        return hadEpisode || nearestMiss == null
                ? null
                : new RefusedMoment(
                        last.route(), nearestMiss, last.timeUs(), true, bestGrossBps, bestNetBps);
    }

    private CloseReason goOn(RouteSignal signal) {
        if (signal.close() != null) {
            course.passTo(signal.provenUs());
            return signal.close();
        }
        if (signal.spread() != null) {
            course.add(signal.provenUs(), signal.spread());
        }
        return null;
    }

    private void climb(RouteSignal signal) {
        if (course == null) {
            course = new EdgeCourse(signal.provenUs(), signal.spread().netBps());
        }
        course.add(signal.provenUs(), signal.spread());
    }

    private void remember(RouteSignal signal, Consumer<RefusedMoment> refused) {
        Spread spread = signal.spread();
        double grossBps = spread == null ? Double.NaN : spread.grossBps();
        double netBps = spread == null ? Double.NaN : spread.netBps();
        bestGrossBps = RefusedMoment.larger(bestGrossBps, grossBps);
        bestNetBps = RefusedMoment.larger(bestNetBps, netBps);
        if (signal.refusal() != null) {
            miss(signal.refusal());
            refused.accept(
                    new RefusedMoment(
                            signal.route(),
                            signal.refusal(),
                            signal.timeUs(),
                            false,
                            grossBps,
                            netBps));
        }
    }

    private void miss(RefusalReason reason) {
        if (nearestMiss == null || reason.compareTo(nearestMiss) > 0) {
            nearestMiss = reason;
        }
    }

    /** The episode as it is known now. */
    Episode tell(Route route, CloseReason reason, FeeSchedule fees, long emittedUs) {
        lastVersionUs = lastSignalUs;
        return new Episode(
                Episode.idOf(route, course.sinceUs),
                ++revision,
                route,
                reason,
                course.sinceUs,
                detectedUs,
                course.lastUs,
                course.net(),
                course.peak,
                course.last,
                Episode.Fees.of(fees, route, course.sinceUs),
                course.maxQuantity,
                course.samples,
                course.maxLegAgeUs,
                course.maxSkewUs,
                fees.version(),
                ruleVersion,
                emittedUs);
    }
}
