package dev.arbflow.jobs.arbitrage.cycle;

import dev.arbflow.jobs.arbitrage.EdgeTrack;
import dev.arbflow.jobs.arbitrage.Leg;
import dev.arbflow.jobs.arbitrage.LegUpdate;
import dev.arbflow.jobs.arbitrage.RouteSignal.Kind;
import dev.arbflow.jobs.config.Cycles;
import dev.arbflow.jobs.config.Detection;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Times;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.RefusalReason;
import dev.arbflow.market.cycle.Cycle;
import dev.arbflow.market.cycle.CycleCandidate;
import dev.arbflow.market.cycle.CycleEpisode;
import dev.arbflow.market.rule.RuleBook;
import java.io.Serializable;
import java.util.List;

/**
 * Follows the cycles of a group of assets through event time and tells their candidates and
 * episodes.
 *
 * <p>An edge has lasted by the rule of routes, {@link EdgeTrack}: all legs are proven for the dwell
 * time after the moment from which their books hold. Pure: everything it remembers is in the {@link
 * CycleBoard} it is given. An instant is judged once, when time has passed it, with everything that
 * arrived in it.
 */
final class CycleDetector implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Cycles cycles;
    private final CycleJudge judge;
    private final String feeVersion;
    private final long maxLagUs;
    private final long ageCapUs;
    private final long updateEveryUs;

    CycleDetector(Detection detection, Cycles cycles) {
        this.cycles = cycles;
        judge = new CycleJudge(detection);
        feeVersion = detection.fees().version();
        maxLagUs = Times.micros(detection.limits().maxLag());
        ageCapUs = Times.micros(detection.ageCap());
        updateEveryUs = Times.micros(detection.updateEvery());
    }

    /** Where the detector puts what it has to say. */
    interface Findings {
        void episode(CycleEpisode episode);

        void candidate(CycleCandidate line);

        /** A moment that is no episode. */
        void refused(RefusalReason reason);

        void evaluated(int judged);

        /** A cycle that pays and is not followed, because too many are. */
        void leftOut();

        /** Our clock, microseconds. */
        long clockUs();
    }

    /** A board for a group, or one that has been restored, ready for use. */
    CycleBoard ready(CycleBoard kept, String group) {
        CycleBoard board = kept == null ? new CycleBoard() : kept;
        if (board.rates == null) {
            List<Listing> listings = cycles.listingsOf(group);
            board.attach(new CycleRates(cycles.assetsOf(group), listings), listings);
        }
        return board;
    }

    /**
     * Notes an update, after everything that happened before it.
     *
     * @param update not older than {@link CycleBoard#nowUs}
     * @param rules all that are known
     */
    void update(CycleBoard board, LegUpdate update, RuleBook rules, Findings findings) {
        advance(board, update.receiveUs() - 1, rules, findings);
        board.nowUs = update.receiveUs();
        board.note(update, maxLagUs);
    }

    /** Lets event time pass up to and including a moment. */
    void advance(CycleBoard board, long timeUs, RuleBook rules, Findings findings) {
        long nextUs = board.nextDeadlineUs();
        while (nextUs <= timeUs) {
            board.nowUs = nextUs;
            new Instant(board, rules, findings).settle();
            nextUs = board.nextDeadlineUs();
        }
    }

    /** Nothing more will come: what is open has ended, as far as anybody will know. */
    void end(CycleBoard board, Findings findings) {
        for (CycleTrack track : List.copyOf(board.tracks.values())) {
            CycleStory story = track.story;
            if (story.isOpen()) {
                findings.episode(
                        story.tell(
                                track.cycle, CloseReason.SHUTDOWN, feeVersion, findings.clockUs()));
                story.closed();
                findings.candidate(story.over(track.cycle));
                board.tracks.remove(track.cycle.code());
            }
        }
    }

    /** All that it takes to judge at {@link CycleBoard#nowUs}. */
    private final class Instant {
        private final CycleBoard board;
        private final RuleBook rules;
        private final Findings findings;

        Instant(CycleBoard board, RuleBook rules, Findings findings) {
            this.board = board;
            this.rules = rules;
            this.findings = findings;
        }

        void settle() {
            board.forgetSilentBooks();
            board.rates.passTo(board.nowUs, judge.offers(board, rules), this::track);
            int judged = 0;
            for (CycleTrack track : List.copyOf(board.tracks.values())) {
                if (track.dueUs <= board.nowUs) {
                    judge(track);
                    judged++;
                }
            }
            board.settled();
            if (judged > 0) {
                findings.evaluated(judged);
            }
        }

        private void track(Cycle cycle) {
            if (board.tracks.containsKey(cycle.code())) {
                return; // due already if one of its books has changed
            }
            if (board.tracks.size() < CycleBoard.MAX_TRACKS) {
                CycleTrack track = new CycleTrack(cycle);
                track.dueUs = board.nowUs;
                board.tracks.put(cycle.code(), track);
            } else {
                findings.leftOut();
            }
        }

        private void judge(CycleTrack track) {
            CycleVerdict verdict = judge.judge(track.cycle, board, rules);
            List<Leg> legs = board.legs(track.cycle);
            EdgeTrack.Proof proof = CycleTrack.proof(legs);
            if (!verdict.touchIsPositive()) {
                end(track, verdict, proof);
                return;
            }
            DetectionRule rule = judge.inForce(track.cycle, board.nowUs, rules).rule();
            track.unseen |= areFirstSeen(legs);
            if (verdict.isWorthIt() && track.hasRisen()) {
                endWhereItWasGone(track, rule);
            }
            verdict = track.applyAgeCap(verdict, board.nowUs, ageCapUs);
            EdgeTrack.Step step = track.follow(verdict.kind(), proof, rule.dwellUs());
            follow(track, verdict);
            if (step.opens()) {
                track.story.open(track.provenUs, rule.version());
                tell(track, null);
            }
            track.dueUs =
                    verdict.kind() == Kind.INVALID
                            ? EdgeTrack.NEVER // only an update can mend it
                            : Math.min(
                                    judge.expiresUs(track.cycle, board, rules),
                                    track.cappedUs(ageCapUs));
        }

        /** Books that are learned of late can show that an edge was gone meanwhile. */
        private void endWhereItWasGone(CycleTrack track, DetectionRule rule) {
            double floorBps = track.isOpen() ? rule.holdNetBps() : rule.minNetBps();
            long goneUs =
                    board.touches(track.cycle)
                            .firstGoneUs(
                                    track.risenSinceUs(),
                                    (leg, price) ->
                                            judge.rate(
                                                    leg.listing(),
                                                    leg.side(),
                                                    price,
                                                    board.nowUs,
                                                    rules),
                                    brings -> CycleJudge.isWorth(brings, floorBps));
            if (goneUs != EdgeTrack.NEVER) {
                track.follow(CycleVerdict.GONE.kind(), EdgeTrack.Proof.at(goneUs), 0);
                follow(track, CycleVerdict.GONE);
            }
        }

        private void end(CycleTrack track, CycleVerdict verdict, EdgeTrack.Proof proof) {
            if (track.active()) {
                track.provenUs = Math.max(track.provenUs, proof.untilUs());
                follow(track, verdict.ending());
                findings.candidate(track.story.over(track.cycle));
            }
            board.tracks.remove(track.cycle.code());
        }

        private void follow(CycleTrack track, CycleVerdict verdict) {
            CycleStory story = track.story;
            boolean known = story.hasBegun();
            CloseReason closes =
                    story.follow(
                            verdict,
                            board.nowUs,
                            track.provenUs,
                            track.unseen ? Episode.Onset.UNSEEN : Episode.Onset.SEEN);
            if (!known) {
                findings.candidate(story.begun(track.cycle));
            }
            if (verdict.refusal() != null) {
                findings.refused(verdict.refusal());
            }
            if (closes != null) {
                tell(track, closes);
                story.closed();
            } else if (story.isOpen() && board.nowUs - story.lastVersionUs >= updateEveryUs) {
                tell(track, null);
            }
        }

        private void tell(CycleTrack track, CloseReason reason) {
            findings.episode(track.story.tell(track.cycle, reason, feeVersion, findings.clockUs()));
        }

        /** Whether this is the first moment at which all books may be used. */
        private boolean areFirstSeen(List<Leg> legs) {
            return legs.stream().mapToLong(Leg::soundSinceUs).max().orElseThrow() == board.nowUs;
        }
    }
}
