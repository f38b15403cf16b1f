package dev.arbflow.jobs.arbitrage;

import dev.arbflow.jobs.arbitrage.EdgeTrack.Proof;
import dev.arbflow.jobs.arbitrage.EdgeTrack.Step;
import dev.arbflow.jobs.config.Detection;
import dev.arbflow.market.Times;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.FollowUp;
import dev.arbflow.market.arbitrage.RouteFees;
import dev.arbflow.market.arbitrage.Spread;
import dev.arbflow.market.rule.RuleBook;
import java.io.Serializable;
import java.util.List;

/**
 * Follows the routes of one market through event time and says what each is worth whenever that
 * changes: by an update, or by time alone (leg expired, too old to be true).
 *
 * <p>An edge has lasted when all its legs, the one that exchanges a currency included, are proven
 * for the dwell time after the moment from which their books hold. Our clock proves nothing: what a
 * late or silent venue would have said by now is not known.
 *
 * <p>Pure: everything it remembers is in the {@link MarketBoard} it is given. An instant is judged
 * once, when time has passed it, with everything that arrived in it; so what is said depends only
 * on the updates and their times, never on their order within an instant nor on how often the
 * detector is called.
 */
final class CrossVenueDetector implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final Verdict RESET = new Verdict(RouteSignal.Kind.RESET, null, null, null);

    private final RouteJudge judge;
    private final SpreadSampler sampler;
    private final long maxLagUs;
    private final long ageCapUs;

    CrossVenueDetector(Detection detection) {
        judge = new RouteJudge(detection);
        sampler = new SpreadSampler(judge);
        maxLagUs = Times.micros(detection.limits().maxLag());
        ageCapUs = Times.micros(detection.ageCap());
    }

    /** Where the detector puts what it has to say. */
    interface Findings {
        void signal(RouteSignal signal);

        void sample(Spread spread);

        void evaluated(int routes);

        /** An episode that was told a second ago, or nothing more will be seen of it. */
        void followed(FollowUp followUp);
    }

    /**
     * Notes an update, after everything that happened before it.
     *
     * @param update not older than {@link MarketBoard#nowUs}
     * @param rules all that are known
     */
    void update(MarketBoard board, LegUpdate update, RuleBook rules, Findings findings) {
        advance(board, update.receiveUs() - 1, rules, findings);
        board.nowUs = update.receiveUs();
        if (board.note(update, maxLagUs) && board.nextSampleUs == RouteTrack.NEVER) {
            board.nextSampleUs = SpreadSampler.nextUs(board.nowUs);
        }
    }

    /** Lets event time pass up to and including a moment. */
    void advance(MarketBoard board, long timeUs, RuleBook rules, Findings findings) {
        long nextUs = board.nextDeadlineUs();
        while (nextUs <= timeUs) {
            board.nowUs = nextUs;
            settle(new Instant(board, rules, findings));
            nextUs = board.nextDeadlineUs();
        }
    }

    /** Nothing more will come: what was to be looked at later never is. */
    void end(MarketBoard board, Findings findings) {
        board.followUps.cutOff(CloseReason.SHUTDOWN, findings::followed);
    }

    /** All that it takes to judge at {@link MarketBoard#nowUs}. */
    private final class Instant {
        private final MarketBoard board;
        private final RuleBook rules;
        private final Findings findings;

        Instant(MarketBoard board, RuleBook rules, Findings findings) {
            this.board = board;
            this.rules = rules;
            this.findings = findings;
        }

        /** The thresholds in force, which are looked for only where a touch is positive. */
        DetectionRule rule(RouteTrack track) {
            return judge.rule(track.route, board.nowUs, rules);
        }

        /** What the venues charged when an episode began. */
        private Episode.Fees fees(RouteTrack track) {
            return RouteFees.of(rules.fees(), track.route, track.openSinceUs);
        }

        void signal(
                RouteTrack track,
                long provenUs,
                Verdict verdict,
                Step step,
                boolean candidateEnds) {
            findings.signal(
                    new RouteSignal(
                            track.route,
                            ++board.ordinal,
                            board.nowUs,
                            provenUs,
                            verdict.kind(),
                            step.transition(),
                            step.sustained(),
                            candidateEnds,
                            verdict.refusal(),
                            verdict.close(),
                            verdict.spread(),
                            rule(track).version(),
                            track.unseen ? Episode.Onset.UNSEEN : Episode.Onset.SEEN,
                            null,
                            step.opens() ? fees(track) : null));
        }
    }

    private void settle(Instant instant) {
        MarketBoard board = instant.board;
        int routes = board.routes.changedRoutes();
        board.forgetSilentLegs();
        board.trackCrossedRoutes();
        if (!board.tracks.isEmpty()) {
            routes += judgeTracks(instant);
        }
        board.routes.settled();
        board.followUps.look(
                board.nowUs,
                each -> judge.lookAgain(each, board, instant.rules),
                instant.findings::followed);
        if (routes > 0) {
            instant.findings.evaluated(routes);
        }
        if (board.nextSampleUs <= board.nowUs) {
            sampler.sample(board, instant.rules, instant.findings::sample);
        }
    }

    /**
     * Judges what is due.
     *
     * @return how many of them are no changed routes, but due by time or proofs of life
     */
    private int judgeTracks(Instant instant) {
        MarketBoard board = instant.board;
        int unchanged = 0;
        for (RouteTrack track : List.copyOf(board.tracks.values())) {
            if (track.dueUs <= board.nowUs) {
                unchanged += board.routes.isChanged(track.route) ? 0 : 1;
                judge(track, instant);
            }
        }
        return unchanged;
    }

    private void judge(RouteTrack track, Instant instant) {
        MarketBoard board = instant.board;
        RouteLegs legs = board.legs.of(track.route);
        Verdict verdict = judge.judge(legs, board, instant.rules);
        Proof proof = RouteTrack.proof(legs);
        if (!verdict.touchIsPositive()) {
            end(track, verdict, proof, instant);
            return;
        }
        track.unseen |= legs.areFirstSeenAt(board.nowUs);
        if (verdict.isWorthIt() && track.hasRisen()) {
            endWhereItWasGone(track, instant);
        }
        verdict = track.applyAgeCap(verdict, board.nowUs, ageCapUs);
        if (!track.active() || track.recoversWith(verdict)) {
            instant.signal(track, track.provenUs, RESET, Step.TRANSITION, false);
        }
        Step step = track.follow(verdict.kind(), proof, instant.rule(track).dwellUs());
        instant.signal(track, track.provenUs, verdict, step, false);
        if (step.opens()) {
            board.followUps.add(
                    FollowUp.begun(
                            verdict.spread(), track.openSinceUs, instant.rule(track).minNetBps()));
        }
        track.dueUs =
                verdict.kind() == RouteSignal.Kind.INVALID
                        ? RouteTrack.NEVER // only an update can mend it
                        : Math.min(
                                judge.expiresUs(legs, board.nowUs, instant.rules),
                                track.cappedUs(ageCapUs));
    }

    private static void end(RouteTrack track, Verdict verdict, Proof proof, Instant instant) {
        if (track.active()) {
            long endUs = Math.max(track.provenUs, proof.untilUs());
            instant.signal(track, endUs, verdict.ending(), Step.TRANSITION, true);
        }
        instant.board.tracks.remove(track.route);
    }

    /** Books that are learned of late can show that an edge was gone meanwhile. */
    private void endWhereItWasGone(RouteTrack track, Instant instant) {
        DetectionRule rule = instant.rule(track);
        double floorBps = track.isOpen() ? rule.holdNetBps() : rule.minNetBps();
        long goneUs =
                instant.board
                        .legs
                        .touchesOf(track.route)
                        .firstGoneUs(
                                track.risenSinceUs(),
                                judge.worth(
                                        track.route, floorBps, instant.board.nowUs, instant.rules));
        if (goneUs != RouteTrack.NEVER) {
            Step step = track.follow(Verdict.GONE.kind(), Proof.at(goneUs), 0);
            instant.signal(track, track.provenUs, Verdict.GONE, step, false);
        }
    }
}
