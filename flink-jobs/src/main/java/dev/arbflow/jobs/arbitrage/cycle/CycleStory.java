package dev.arbflow.jobs.arbitrage.cycle;

import dev.arbflow.jobs.arbitrage.RouteSignal.Kind;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.Outcome;
import dev.arbflow.market.arbitrage.RefusalReason;
import dev.arbflow.market.cycle.Cycle;
import dev.arbflow.market.cycle.CycleCandidate;
import dev.arbflow.market.cycle.CycleEpisode;

/**
 * What has become of a cycle's candidate: exactly one of episode, refused for the reason that came
 * closest to one, or below the threshold. Mutable, lives inside {@link CycleTrack}.
 */
final class CycleStory {
    static final long NONE = Long.MIN_VALUE;

    /** First evaluation, or {@link #NONE}. */
    long startUs = NONE;

    long lastUs;
    long samples;
    int episodes;
    double bestNetBps = Double.NEGATIVE_INFINITY;

    /** The reason nearest to an episode; null if none was given. */
    RefusalReason nearestMiss;

    /** Figures since the edge stands above the threshold; null while it does not. */
    CycleCourse course;

    /** When the dwell time was over; {@link #NONE} while no episode is open. */
    long detectedUs = NONE;

    int revision;
    int ruleVersion;
    long lastVersionUs;

    boolean hasBegun() {
        return startUs != NONE;
    }

    boolean isOpen() {
        return detectedUs != NONE;
    }

    /**
     * Works in the next judgement.
     *
     * @param provenUs up to which moment all legs are proven
     * @return why the open episode ends with it, or null
     */
    CloseReason follow(CycleVerdict verdict, long nowUs, long provenUs, Episode.Onset onset) {
        startUs = hasBegun() ? startUs : nowUs;
        lastUs = nowUs;
        samples++;
        if (verdict.offer() != null) {
            bestNetBps = Math.max(bestNetBps, verdict.offer().touchNetBps());
        }
        if (verdict.refusal() != null) {
            miss(verdict.refusal());
        }
        if (isOpen()) {
            return goOn(verdict, provenUs);
        }
        if (verdict.kind() == Kind.ABOVE) {
            climb(verdict, provenUs, onset);
        } else if (course != null) {
            course = null;
            miss(RefusalReason.TOO_SHORT);
        }
        return null;
    }

    private CloseReason goOn(CycleVerdict verdict, long provenUs) {
        if (verdict.close() != null) {
            course.passTo(provenUs);
            return verdict.close();
        }
        course.add(provenUs, verdict.offer().moment());
        return null;
    }

    private void climb(CycleVerdict verdict, long provenUs, Episode.Onset onset) {
        CycleEpisode.Moment moment = verdict.offer().moment();
        if (course == null) {
            course = new CycleCourse(provenUs, moment.netBps());
            course.onset = onset;
        }
        course.add(provenUs, moment);
    }

    private void miss(RefusalReason reason) {
        if (nearestMiss == null || reason.compareTo(nearestMiss) > 0) {
            nearestMiss = reason;
        }
    }

    /** The edge has lasted: the candidate is an episode. */
    void open(long provenUs, int version) {
        detectedUs = provenUs;
        ruleVersion = version;
        revision = 0;
        episodes++;
    }

    /** Forgets the episode, which has been told to its end. */
    void closed() {
        detectedUs = NONE;
        course = null;
    }

    /** The episode as it is known now. */
    CycleEpisode tell(Cycle cycle, CloseReason reason, String feeVersion, long emittedUs) {
        lastVersionUs = lastUs;
        return new CycleEpisode(
                CycleEpisode.idOf(cycle, course.sinceUs),
                ++revision,
                cycle,
                reason,
                course.sinceUs,
                detectedUs,
                course.lastUs,
                course.net(),
                course.peak,
                course.last,
                course.samples,
                course.maxLegAgeUs,
                course.maxSkewUs,
                course.onset,
                feeVersion,
                ruleVersion,
                emittedUs);
    }

    /** The line of the ledger when the candidate begins. */
    CycleCandidate begun(Cycle cycle) {
        return line(cycle, 1, Outcome.OPEN, null);
    }

    /** The line of the ledger when it is over: its one outcome. */
    CycleCandidate over(Cycle cycle) {
        return episodes > 0
                ? line(cycle, 2, Outcome.EPISODE, null)
                : line(cycle, 2, Outcome.of(nearestMiss), nearestMiss);
    }

    private CycleCandidate line(Cycle cycle, int version, Outcome outcome, RefusalReason reason) {
        return new CycleCandidate(
                CycleCandidate.idOf(cycle, startUs),
                version,
                cycle,
                startUs,
                lastUs,
                outcome,
                reason,
                episodes,
                samples,
                bestNetBps);
    }
}
