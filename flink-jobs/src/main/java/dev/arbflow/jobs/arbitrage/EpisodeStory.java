package dev.arbflow.jobs.arbitrage;

import dev.arbflow.jobs.arbitrage.RouteSignal.Kind;
import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.Candidate;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.EdgeNorm;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.FeeSchedule;
import dev.arbflow.market.arbitrage.Outcome;
import dev.arbflow.market.arbitrage.RefusalReason;
import dev.arbflow.market.arbitrage.RouteFees;
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
    private static final long NOT_BEGUN = Long.MIN_VALUE;

    /** Why the candidate is no episode yet: the reason nearest to one; null if none was given. */
    RefusalReason nearestMiss;

    double bestGrossBps = Double.NaN;
    double bestNetBps = Double.NaN;

    /** First evaluation of the candidate, or {@link #NOT_BEGUN}. */
    long startUs = NOT_BEGUN;

    /** Evaluations of the candidate so far. */
    long samples;

    /** How many episodes the candidate has been. */
    int episodes;

    /** Figures since the edge stands above the threshold; null while it does not. */
    EdgeCourse course;

    /** Which part of a dislocation the open episode is; null while none is open. */
    Episode.Piece piece;

    /** What was usual on the route when the open episode opened. */
    EdgeNorm norm = EdgeNorm.UNKNOWN;

    /** What the venues charged when it began; null where that was the configuration's. */
    Episode.Fees fees;

    /** When the dwell time was over; {@link #NOT_OPEN} while no episode is open. */
    long detectedUs = NOT_OPEN;

    int revision;
    int ruleVersion;
    long lastVersionUs;
    long lastSignalUs;

    /** Whether the candidate has been evaluated, as far as is known. */
    boolean hasBegun() {
        return startUs != NOT_BEGUN;
    }

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
        if (signal.kind() != Kind.RESET) {
            startUs = hasBegun() ? startUs : signal.timeUs();
            samples++;
        }
        remember(signal, refused);
        CloseReason closes = null;
        if (isOpen()) {
            closes = updateOpen(signal);
        } else if (signal.kind() == Kind.ABOVE) {
            updateCourse(signal);
        } else if (course != null) {
            course = null;
            noteMiss(RefusalReason.TOO_SHORT);
        }
        return closes;
    }

    /**
     * The edge has lasted: the candidate is an episode.
     *
     * @param part of a dislocation
     */
    void open(RouteSignal sustained, Episode.Piece part) {
        piece = part;
        norm = sustained.norm() == null ? EdgeNorm.UNKNOWN : sustained.norm();
        fees = sustained.fees();
        detectedUs = sustained.provenUs();
        revision = 0;
        ruleVersion = sustained.ruleVersion();
        episodes++;
    }

    /** Forgets the episode, which has been told to its end. */
    void closed() {
        detectedUs = NOT_OPEN;
        piece = null;
        norm = EdgeNorm.UNKNOWN;
        fees = null;
        course = null;
    }

    /** The line of the ledger when the candidate begins. */
    Candidate begun(Route route) {
        return line(route, 1, Outcome.OPEN, null);
    }

    /** The line of the ledger when the candidate is over: its one outcome. */
    Candidate over(Route route) {
        return episodes > 0
                ? line(route, 2, Outcome.EPISODE, null)
                : line(route, 2, Outcome.of(nearestMiss), nearestMiss);
    }

    private Candidate line(Route route, int version, Outcome outcome, RefusalReason reason) {
        return new Candidate(
                Candidate.idOf(route, startUs),
                version,
                route,
                startUs,
                lastSignalUs,
                outcome,
                reason,
                episodes,
                samples,
                figure(bestGrossBps),
                figure(bestNetBps));
    }

    private static Double figure(double bps) {
        return Double.isNaN(bps) ? null : bps;
    }

    private CloseReason updateOpen(RouteSignal signal) {
        if (signal.close() != null) {
            course.passTo(signal.provenUs());
            return signal.close();
        }
        if (signal.spread() != null) {
            course.add(signal.provenUs(), signal.spread());
        }
        return null;
    }

    private void updateCourse(RouteSignal signal) {
        if (course == null) {
            course = new EdgeCourse(signal.provenUs(), signal.spread().netBps());
            course.onset = signal.onset();
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
            noteMiss(signal.refusal());
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

    private void noteMiss(RefusalReason reason) {
        if (nearestMiss == null || reason.compareTo(nearestMiss) > 0) {
            nearestMiss = reason;
        }
    }

    /** The episode as it is known now. */
    Episode tell(Route route, CloseReason reason, FeeSchedule configured, long emittedUs) {
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
                fees == null ? RouteFees.of(configured, route, course.sinceUs) : fees,
                course.maxQuantity,
                course.samples,
                course.maxLegAgeUs,
                course.maxSkewUs,
                configured.version(),
                ruleVersion,
                emittedUs,
                piece,
                norm);
    }
}
