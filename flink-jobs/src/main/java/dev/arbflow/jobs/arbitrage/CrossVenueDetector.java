package dev.arbflow.jobs.arbitrage;

import dev.arbflow.jobs.config.Detection;
import dev.arbflow.market.CloseReason;
import dev.arbflow.market.DetectionRule;
import dev.arbflow.market.RefusalReason;
import dev.arbflow.market.Route;
import dev.arbflow.market.Spread;
import java.io.Serializable;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * Follows the routes of one market through event time and says what each is worth whenever that
 * changes: by an update, or by time alone (dwell reached, leg expired, too old to be true).
 *
 * <p>Pure: everything it remembers is in the {@link MarketBoard} it is given. What it says depends
 * only on the updates and their times, never on how often it is called in between.
 */
final class CrossVenueDetector implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Event time between two samples of every spread, for charts. */
    static final long SAMPLE_EVERY_US = 1_000_000;

    private static final Verdict RESET = new Verdict(RouteSignal.Kind.RESET, null, null, null);

    private final RouteJudge judge;
    private final long ageCapUs;

    CrossVenueDetector(Detection detection) {
        judge = new RouteJudge(detection.fees(), detection.limits());
        ageCapUs = detection.ageCap().toNanos() / 1_000;
    }

    /** Where the detector puts what it has to say. */
    interface Findings {
        void signal(RouteSignal signal);

        void sample(Spread spread);

        void evaluated();
    }

    /** Works in an update, after everything that time alone brought before it. */
    void update(
            MarketBoard board,
            LegUpdate update,
            LongFunction<DetectionRule> rules,
            Findings findings) {
        advance(board, update.receiveUs(), rules, findings);
        board.nowUs = update.receiveUs();
        Leg before = board.legs.get(update.listing().venue());
        Leg after = Leg.after(before, update);
        if (after == null) {
            return;
        }
        board.legs.put(update.listing().venue(), after);
        if (board.nextSampleUs == RouteTrack.NEVER) {
            board.nextSampleUs = nextSample(update.receiveUs());
        }
        board.routesOf(update.listing().venue())
                .filter(route -> update.hasBook() || board.track(route).active())
                .forEach(
                        route -> {
                            findings.evaluated();
                            rejudge(board, board.track(route), update.receiveUs(), rules, findings);
                        });
    }

    /** Lets event time pass up to and including a moment. */
    void advance(
            MarketBoard board, long timeUs, LongFunction<DetectionRule> rules, Findings findings) {
        while (board.nextDeadlineUs() <= timeUs) {
            Optional<RouteTrack> due = board.dueBy(Math.min(timeUs, board.nextSampleUs));
            if (due.isPresent()) {
                rejudge(board, due.get(), due.get().deadlineUs, rules, findings);
            } else {
                sample(board, findings);
            }
        }
    }

    private void sample(MarketBoard board, Findings findings) {
        long timeUs = board.nextSampleUs;
        boolean anything = false;
        for (var buy : board.legs.entrySet()) {
            for (var sell : board.legs.entrySet()) {
                if (buy.getKey() != sell.getKey()) {
                    Route route = new Route(board.market, buy.getKey(), sell.getKey());
                    Optional<Spread> spread =
                            judge.measure(route, buy.getValue(), sell.getValue(), timeUs);
                    spread.ifPresent(findings::sample);
                    anything |= spread.isPresent();
                }
            }
        }
        // Without a comparable pair nothing can be sampled before the next update.
        board.nextSampleUs = anything ? timeUs + SAMPLE_EVERY_US : RouteTrack.NEVER;
    }

    private void rejudge(
            MarketBoard board,
            RouteTrack track,
            long nowUs,
            LongFunction<DetectionRule> rules,
            Findings findings) {
        Leg buy = board.legs.get(track.route.buy());
        Leg sell = board.legs.get(track.route.sell());
        DetectionRule rule = rules.apply(nowUs);
        Verdict verdict = judge.judge(track.route, buy, sell, rule, nowUs);
        if (!verdict.touchIsPositive()) {
            endCandidate(track, verdict, nowUs, rule, findings);
            return;
        }
        if (outlived(track, nowUs)) {
            verdict = Verdict.invalid(RefusalReason.AGE_CAP, CloseReason.AGE_CAP, verdict.spread());
            track.capped = true;
        }
        if (!track.active() || recovered(track, verdict)) {
            findings.signal(signal(track, RESET, Phase.TRANSITION, nowUs, rule));
        }
        Phase phase = follow(track, verdict, nowUs, rule);
        findings.signal(signal(track, verdict, phase, nowUs, rule));
        track.deadlineUs = deadline(track, verdict, buy, sell, rule);
    }

    /**
     * Where a signal stands in its stretch.
     *
     * @param transition whether it differs from the one before it
     * @param sustained whether the edge has lasted for the dwell time
     * @param ends whether the candidate ends with it
     */
    private record Phase(boolean transition, boolean sustained, boolean ends) {
        static final Phase TRANSITION = new Phase(true, false, false);
        static final Phase END = new Phase(true, false, true);
    }

    private static boolean recovered(RouteTrack track, Verdict verdict) {
        return track.last == RouteSignal.Kind.INVALID && verdict.kind() != RouteSignal.Kind.INVALID;
    }

    private boolean outlived(RouteTrack track, long nowUs) {
        return track.capped
                || (track.openSinceUs != RouteTrack.NEVER && nowUs - track.openSinceUs >= ageCapUs);
    }

    private static void endCandidate(
            RouteTrack track, Verdict verdict, long nowUs, DetectionRule rule, Findings findings) {
        if (track.active()) {
            Verdict last =
                    verdict.kind() != null
                            ? verdict
                            : new Verdict(
                                    RouteSignal.Kind.BELOW,
                                    null,
                                    verdict.close(),
                                    verdict.spread());
            findings.signal(signal(track, last, Phase.END, nowUs, rule));
        }
        track.end();
    }

    /** Moves the track on to a new judgement. */
    private static Phase follow(RouteTrack track, Verdict verdict, long nowUs, DetectionRule rule) {
        boolean changed = verdict.kind() != track.last;
        track.last = verdict.kind();
        if (verdict.kind() != RouteSignal.Kind.ABOVE) {
            track.aboveSinceUs = RouteTrack.NEVER;
            if (verdict.kind() != RouteSignal.Kind.HOLD) {
                track.openSinceUs = RouteTrack.NEVER;
            }
            return new Phase(changed, false, false);
        }
        if (changed) {
            track.aboveSinceUs = nowUs;
        }
        boolean sustained = nowUs - track.aboveSinceUs >= rule.dwellUs();
        boolean first = sustained && track.openSinceUs == RouteTrack.NEVER;
        if (first) {
            track.openSinceUs = track.aboveSinceUs;
        }
        return new Phase(changed || first, sustained, false);
    }

    private long deadline(
            RouteTrack track, Verdict verdict, Leg buy, Leg sell, DetectionRule rule) {
        if (verdict.kind() == RouteSignal.Kind.INVALID) {
            return RouteTrack.NEVER; // only an update can mend it
        }
        long deadlineUs = judge.expiresUs(buy, sell);
        if (track.openSinceUs != RouteTrack.NEVER) {
            deadlineUs = Math.min(deadlineUs, track.openSinceUs + ageCapUs);
        } else if (verdict.kind() == RouteSignal.Kind.ABOVE) {
            deadlineUs = Math.min(deadlineUs, track.aboveSinceUs + rule.dwellUs());
        }
        return deadlineUs;
    }

    private static RouteSignal signal(
            RouteTrack track, Verdict verdict, Phase phase, long nowUs, DetectionRule rule) {
        return new RouteSignal(
                track.route,
                ++track.ordinal,
                nowUs,
                verdict.kind(),
                phase.transition,
                phase.sustained,
                phase.ends,
                verdict.refusal(),
                verdict.close(),
                verdict.spread(),
                rule.version());
    }

    private static long nextSample(long timeUs) {
        return (Math.floorDiv(timeUs, SAMPLE_EVERY_US) + 1) * SAMPLE_EVERY_US;
    }
}
