package dev.arbflow.sandbox.truth.seen;

import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.RefusalReason;
import dev.arbflow.sandbox.truth.seen.Look.Worth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The course of one route through the instants at which a client could have judged it.
 *
 * <p>An episode begins at the moment from which both books hold, and has lasted when both legs are
 * proven for the dwell time after it; it ends at the moment up to which they are proven when the
 * edge is seen to be gone, or at the earlier one at which it was gone as is seen only now. That
 * time never goes back within a candidate.
 */
final class SeenRoute {
    static final long NEVER = Long.MAX_VALUE;

    private final Route route;
    private final Limits limits;
    private final Appraisal appraisal;
    private final SeenLeg buy;
    private final SeenLeg sell;
    private final List<SeenCandidate> ended = new ArrayList<>();
    private final Sight sight = new Sight();
    private final Sequel episodes;
    private final Afterwards afterwards;

    // The running candidate.
    private boolean running;
    private long startUs;
    private long clockUs;
    private boolean tooOld;
    private RefusalReason nearest;
    private long dueUs = NEVER;

    // The stretch above the threshold in it, and the episode that came of it.
    private Stretch stretch;
    private long aboveSinceUs = NEVER;
    private long openedUs = NEVER;
    private long detectedUs;
    private long toldUs;
    private Figures atDetection;

    SeenRoute(Route route, Limits limits, SeenLeg buy, SeenLeg sell, Strangers strangers) {
        this.route = route;
        this.limits = limits;
        this.episodes = new Sequel(limits.rejoinUs());
        this.appraisal = new Appraisal(route, limits, strangers);
        this.afterwards = new Afterwards(appraisal, limits.rule().minNetBps());
        this.buy = buy;
        this.sell = sell;
    }

    /** Lets time pass in which nothing comes. */
    void passTo(long untilUs) {
        while (dueUs <= untilUs) {
            at(dueUs);
        }
        afterwards.passTo(untilUs, buy, sell);
    }

    /** Judges an instant, with everything that arrived in it. */
    void at(long nowUs) {
        if (!buy.isKnown() || !sell.isKnown()) {
            return;
        }
        sight.at(nowUs, buy, sell);
        Look look = appraisal.of(buy, sell, nowUs);
        if (look.worth() == Worth.NOTHING) {
            sight.nothing(buy, sell);
            if (running) {
                end(look, nowUs);
            }
            return;
        }
        if (!running) {
            begin(nowUs);
        }
        if (look.worth() == Worth.TAKEABLE || look.worth() == Worth.HOLDING) {
            fallIfItWasGone(nowUs);
        }
        follow(inViewOfThePast(look, nowUs), nowUs);
    }

    private void follow(Look look, long nowUs) {
        noteMiss(look.worth() == Worth.HOLDING ? null : look.refusal());
        clockUs = Math.max(clockUs, provenUs());
        sight.judged(look.worth());
        switch (look.worth()) {
            case TAKEABLE -> updateCourse(look, nowUs);
            case HOLDING -> {
                aboveSinceUs = NEVER;
                stretch.add(clockUs, look, buy, sell, nowUs);
            }
            default -> fall(look.ends(), nowUs);
        }
        dueUs =
                look.worth() == Worth.UNTRUSTED
                        ? NEVER
                        : Math.min(appraisal.doubtfulFromUs(buy, sell), tooOldFromUs());
    }

    /** What came now may show that the edge was gone before. */
    private void fallIfItWasGone(long nowUs) {
        double leastBps =
                openedUs == NEVER ? limits.rule().minNetBps() : limits.rule().holdNetBps();
        long newsUs = Math.min(buy.past().newsUs(nowUs), sell.past().newsUs(nowUs));
        SeenPast.firstGoneUs(
                        buy.past(),
                        sell.past(),
                        Math.max(newsUs, Math.min(openedUs, aboveSinceUs)),
                        (asks, bids) -> appraisal.earns(asks, bids, leastBps, nowUs))
                .ifPresent(
                        goneUs -> {
                            clockUs = Math.max(clockUs, goneUs);
                            sight.judged(Worth.REFUSED);
                            fall(CloseReason.SPREAD_COLLAPSED, nowUs);
                        });
    }

    private void begin(long nowUs) {
        running = true;
        startUs = nowUs;
        clockUs = Long.MIN_VALUE;
        tooOld = false;
        nearest = null;
        episodes.candidateBegins();
    }

    /** What has stood for too long counts no more, and what may go on must have begun. */
    private Look inViewOfThePast(Look look, long nowUs) {
        tooOld |= tooOldFromUs() <= nowUs;
        if (look.worth() == Worth.UNTRUSTED) {
            return look;
        }
        if (tooOld) {
            return look.as(Worth.UNTRUSTED, RefusalReason.AGE_CAP, CloseReason.AGE_CAP);
        }
        return look.worth() == Worth.HOLDING && openedUs == NEVER
                ? look.as(Worth.REFUSED, look.refusal(), CloseReason.SPREAD_COLLAPSED)
                : look;
    }

    private long tooOldFromUs() {
        long since = Math.min(openedUs, aboveSinceUs);
        return since == NEVER ? NEVER : since + limits.ageCapUs();
    }

    private void updateCourse(Look look, long nowUs) {
        if (aboveSinceUs == NEVER) {
            aboveSinceUs = Math.max(clockUs, Math.max(buy.holdsFromUs(), sell.holdsFromUs()));
            if (openedUs == NEVER) {
                clockUs = aboveSinceUs;
                stretch = new Stretch(route, limits, nowUs);
                sight.onset();
            }
        }
        stretch.add(clockUs, look, buy, sell, nowUs);
        if (openedUs == NEVER && provenUs() - aboveSinceUs >= limits.rule().dwellUs()) {
            openedUs = aboveSinceUs;
            episodes.opens(nowUs);
            detectedUs = clockUs;
            toldUs = nowUs;
            atDetection = stretch.until(clockUs);
            afterwards.told(route, openedUs, nowUs, look.fill());
        }
    }

    private void fall(CloseReason reason, long nowUs) {
        if (openedUs != NEVER) {
            tell(clockUs, reason, nowUs);
        } else if (stretch != null) {
            noteMiss(RefusalReason.TOO_SHORT);
        }
        stretch = null;
        aboveSinceUs = NEVER;
        openedUs = NEVER;
    }

    private void tell(long lastUs, CloseReason reason, long overUs) {
        episodes.add(
                new SeenEpisode(
                        route,
                        openedUs,
                        detectedUs,
                        lastUs,
                        toldUs,
                        overUs,
                        reason,
                        stretch.until(lastUs),
                        atDetection,
                        limits.charge(route.buy(), route.market(), openedUs),
                        limits.charge(route.sell(), route.market(), openedUs),
                        sight.sawTheOnset(),
                        episodes.before()),
                overUs);
    }

    private void end(Look look, long nowUs) {
        clockUs = Math.max(clockUs, provenUs());
        noteMiss(look.refusal());
        fall(look.ends(), nowUs);
        List<SeenEpisode> its = episodes.ofTheCandidate();
        ended.add(new SeenCandidate(route, startUs, nowUs, its.isEmpty() ? nearest : null, its));
        running = false;
        dueUs = NEVER;
    }

    private void noteMiss(RefusalReason reason) {
        if (reason != null && (nearest == null || Nearness.isNearer(reason, nearest))) {
            nearest = reason;
        }
    }

    private long provenUs() {
        return Math.min(buy.provenUs(), sell.provenUs());
    }

    /** Nothing more will come. */
    void finish() {
        if (openedUs != NEVER) {
            tell(stretch.provenUs(), CloseReason.SHUTDOWN, NEVER);
        }
    }

    /** What is to be told of the candidate that stands at the end, by its id. */
    Map<String, String> standing() {
        return running
                ? Map.of(
                        SeenCandidate.id(route, startUs),
                        openedUs == NEVER ? "OPEN" : Confusion.EPISODE)
                : Map.of();
    }

    List<SeenEpisode> episodes() {
        return episodes.all();
    }

    List<SeenFollowUp> followUps() {
        return afterwards.finish();
    }

    List<SeenCandidate> candidates() {
        return ended;
    }
}
