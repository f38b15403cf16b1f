package dev.arbflow.sandbox.soak;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Route;
import dev.arbflow.market.Times;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.sandbox.scenario.FaultKind;
import dev.arbflow.sandbox.sim.BookState;
import dev.arbflow.sandbox.truth.ClaimedEpisode;
import dev.arbflow.sandbox.truth.FeedFault;
import dev.arbflow.sandbox.truth.KnownTruth;
import dev.arbflow.sandbox.truth.Oracle;
import dev.arbflow.sandbox.truth.RouteCourse;
import dev.arbflow.sandbox.truth.TruthRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongUnaryOperator;
import java.util.stream.Collectors;

/** Whether true prices allow the episodes that are found. */
final class EpisodeJudge {
    /** An episode that began longer ago is known by now, though its end may not be. */
    private static final Duration REMEMBERED = Duration.ofMinutes(15);

    /** A venue's clock that is ahead by less is not told from a shorter way. */
    private static final long EARLIEST_US = 2_000_000;

    /** Judgement itself allows a view to be so late. */
    private static final long EARLY_STEP_US = 250_000;

    private static final Set<FaultKind> WRONG_CLOCKS = Set.of(FaultKind.CLOCK, FaultKind.DRIFT);

    /** The least of a listing's quiet limit, and what it takes to notice. */
    private static final long QUIET_US = 3_500_000;

    private static final Set<FaultKind> SILENCES = Set.of(FaultKind.SILENT, FaultKind.LOSE);

    /** What has waited comes at once, and only the newest of it is looked at: LAGGING beyond. */
    private static final long BACKLOG_US = 1_000_000;

    private static final long NEAR_US = 5_000_000;

    private final Oracle oracle;
    private final OurClock clock;
    private final FaultLog faults;
    private final Complaints<Route> complaints;
    private final long startUs;
    private final Queue<Episode> come = new ConcurrentLinkedQueue<>();
    private final Map<String, Episode> newest = new HashMap<>();
    private final Set<Listing> known = new HashSet<>();
    private final Map<Listing, Integer> alien = new HashMap<>();
    private long judged;
    private long excused;

    /**
     * @param clock of whoever found them
     * @param complaints takes what is not as it must be
     * @param startUs our time when the run begins
     */
    EpisodeJudge(
            TruthRule truth,
            OurClock clock,
            FaultLog faults,
            Complaints<Route> complaints,
            long startUs) {
        this.oracle = new Oracle(truth);
        this.clock = clock;
        this.faults = faults;
        this.complaints = complaints;
        this.startUs = startUs;
    }

    /** A venue's book changed. */
    void book(BookState book, long nowUs) {
        oracle.book(book, nowUs);
        if (known.add(book.instrument().listing())) {
            oracle.served(book.instrument().listing(), nowUs);
        }
    }

    /** What listings trade is something else from now on: nothing may be found there. */
    void alien(Collection<Listing> listings, long nowUs) {
        for (Listing each : listings) {
            alien.merge(each, 1, Integer::sum);
            oracle.failed(new FeedFault(each, FeedFault.Kind.WITHDRAWN, nowUs));
        }
    }

    /** One reason is over for which listings were alien; with the last they are what they say. */
    void familiar(Collection<Listing> listings, long nowUs) {
        for (Listing each : listings) {
            if (alien.computeIfPresent(each, (key, n) -> n > 1 ? n - 1 : null) == null) {
                oracle.served(each, nowUs);
            }
        }
    }

    /** A version of an episode was found; may be called by any thread. */
    void found(Episode episode) {
        come.add(episode);
    }

    /** Judges what has ended by now, and forgets what nobody can claim any more. */
    void judge(Duration now) {
        long nowUs = startUs + Times.micros(now);
        for (Episode each = come.poll(); each != null; each = come.poll()) {
            newest.merge(each.id(), each, (a, b) -> a.revision() > b.revision() ? a : b);
        }
        List<Episode> ended = newest.values().stream().filter(each -> !each.isOpen()).toList();
        KnownTruth truth = oracle.known(nowUs);
        for (Episode each : ended) {
            newest.remove(each.id());
            judge(each, truth);
        }
        long beforeUs = Math.min(nowUs, oldestOpenUs()) - Times.micros(REMEMBERED);
        oracle.forget(beforeUs);
        clock.forget(beforeUs);
    }

    private long oldestOpenUs() {
        return newest.values().stream()
                .mapToLong(Episode::openedUs)
                .map(us -> Math.min(us, clock.whenUs(us)))
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private void judge(Episode episode, KnownTruth truth) {
        judged++;
        Duration then = Duration.ofNanos((clock.whenUs(episode.lastUs()) - startUs) * 1_000);
        if (readings(episode, then).stream().anyMatch(each -> objections(each, truth).isEmpty())) {
            return;
        }
        if (explains(episode.route().buy(), then) || explains(episode.route().sell(), then)) {
            excused++;
            return;
        }
        String why = objections(ClaimedEpisode.of(episode), truth).get(0);
        complaints.about(episode.route(), then, "a false episode: " + why + edges(episode, truth));
    }

    /**
     * What an episode's times can mean. While our clock is ahead they are the venues', while it is
     * behind they are ours. Behind a venue's clock that was ahead by what is not yet a jump, they
     * are early by as much. What was late and comes at once shows its newest moment only. A book
     * channel on a lively connection is believed for some seconds after it has fallen silent.
     */
    private List<ClaimedEpisode> readings(Episode episode, Duration then) {
        List<ClaimedEpisode> readings = new ArrayList<>();
        readings.add(ClaimedEpisode.of(episode));
        readings.add(read(episode, clock::whenUs, 0));
        if (stood(episode.route(), then, WRONG_CLOCKS)) {
            for (long us = EARLY_STEP_US; us <= EARLIEST_US; us += EARLY_STEP_US) {
                long earlyUs = us;
                readings.add(read(episode, told -> clock.whenUs(told) + earlyUs, 0));
            }
        }
        if (faults.mayHaveWaited(episode.route(), then)) {
            readings.add(read(episode, clock::whenUs, BACKLOG_US));
        }
        if (stood(episode.route(), then, SILENCES)) {
            readings.add(read(episode, clock::whenUs, QUIET_US));
        }
        return readings;
    }

    /** Read so that what was proven may be that much older. */
    private static ClaimedEpisode read(Episode episode, LongUnaryOperator time, long lateUs) {
        long detectedUs = Math.max(episode.openedUs(), episode.detectedUs() - lateUs);
        return new ClaimedEpisode(
                episode.route(),
                time.applyAsLong(episode.openedUs()),
                time.applyAsLong(detectedUs),
                time.applyAsLong(Math.max(detectedUs, episode.lastUs() - lateUs)),
                episode.closeReason());
    }

    private boolean stood(Route route, Duration then, Set<FaultKind> kinds) {
        return faults.lately(route, then).stream().anyMatch(each -> kinds.contains(each.kind()));
    }

    private static List<String> objections(ClaimedEpisode claim, KnownTruth truth) {
        return truth.judge(List.of(claim)).forbidden();
    }

    /** When an episode could rightly have been open, seen from its beginning. */
    private static String edges(Episode episode, KnownTruth truth) {
        RouteCourse course = truth.routes().get(episode.route());
        if (course == null) {
            return "";
        }
        return course.holdable().stream()
                .filter(each -> each.endUs() > episode.openedUs() - NEAR_US)
                .filter(each -> each.startUs() < episode.lastUs() + NEAR_US)
                .map(
                        each ->
                                String.format(
                                        Locale.ROOT,
                                        "%+d to %+d ms",
                                        (each.startUs() - episode.openedUs()) / 1_000,
                                        (each.endUs() - episode.openedUs()) / 1_000))
                .collect(Collectors.joining(", ", " (the edge stood ", ")"));
    }

    private boolean explains(Venue venue, Duration then) {
        return faults.mayHideAWrongBook(Feed.valueOf(venue.name()), then);
    }

    /** How many episodes were judged. */
    long judged() {
        return judged;
    }

    /** How many of them rest on books that are known to be wrong at times. */
    long excused() {
        return excused;
    }
}
