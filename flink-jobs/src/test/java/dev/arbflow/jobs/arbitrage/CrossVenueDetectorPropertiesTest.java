package dev.arbflow.jobs.arbitrage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.arbitrage.EpisodesByTheTick.Stretch;
import dev.arbflow.jobs.config.Alerting;
import dev.arbflow.jobs.config.Conversions;
import dev.arbflow.jobs.config.Detection;
import dev.arbflow.jobs.config.LegLimits;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Route;
import dev.arbflow.market.Times;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.Candidate;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.InstrumentTable;
import dev.arbflow.market.arbitrage.Outcome;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.testing.Books;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds for every stream of books; time runs in microseconds here. */
class CrossVenueDetectorPropertiesTest extends DetectionTestBase {
    private static final long END_US = 400;
    private static final long DWELL_US = 10;
    private static final long AGE_CAP_US = 60;
    private static final Venue[] VENUES = {Venue.KRAKEN, Venue.BITSTAMP, Venue.BITFINEX};
    private static final LegLimits TIGHT =
            new LegLimits(us(40), us(90), us(40), us(40), us(30), 1_000, 1_000);
    private static final Detection DETECTION =
            new Detection(
                    FREE,
                    InstrumentTable.EMPTY,
                    new DetectionRule(0, 0, 5, 2, 50, DWELL_US),
                    null,
                    TIGHT,
                    Duration.ZERO,
                    us(AGE_CAP_US),
                    Duration.ZERO,
                    us(25),
                    new Alerting(Duration.ZERO, us(1), 2),
                    Conversions.NONE,
                    null);

    @Property(tries = 300)
    void findsTheEpisodesThatALookAtEveryMicrosecondFinds(@ForAll long seed) {
        List<LegUpdate> updates = updates(new Random(seed));
        List<RouteSignal> signals = run(updates).signals;
        for (Route route : routes()) {
            EpisodesByTheTick twin = new EpisodesByTheTick(updates, TIGHT, DWELL_US, AGE_CAP_US);
            assertThat(episodes(route, signals)).isEqualTo(twin.of(route, END_US));
        }
    }

    @Property(tries = 200)
    void saysTheSameHoweverOftenItIsCalled(@ForAll long seed) {
        Random random = new Random(seed);
        List<LegUpdate> updates = updates(random);
        DetectorRun often = new DetectorRun(DETECTION);
        for (LegUpdate update : updates) {
            for (long us = Math.max(0, often.board().nowUs); us < update.receiveUs(); us++) {
                if (random.nextInt(4) == 0) {
                    often.untilUs(us).restored();
                }
            }
            often.play(update);
        }

        assertThat(often.untilUs(END_US).signals).isEqualTo(run(updates).signals);
    }

    @Property(tries = 200)
    void saysTheSameAfterARestoreInTheMiddleOfAnInstant(@ForAll long seed) {
        List<LegUpdate> updates = updates(new Random(seed));
        DetectorRun restored = new DetectorRun(DETECTION);
        for (LegUpdate update : updates) {
            restored.play(update).restored();
        }
        DetectorRun run = run(updates);

        assertThat(restored.untilUs(END_US).signals).isEqualTo(run.signals);
        assertThat(restored.evaluations).isEqualTo(run.evaluations);
    }

    /** What is looked at cheaply is looked at all the same. */
    @Property(tries = 200)
    void countsEveryRouteOfEveryVenueWhoseBookChanged(@ForAll long seed) {
        List<LegUpdate> updates =
                updates(new Random(seed)).stream().filter(LegUpdate::hasBook).toList();
        Set<List<Object>> looks = new HashSet<>();
        Set<Venue> known = EnumSet.noneOf(Venue.class);
        for (LegUpdate update : updates) {
            Venue venue = update.listing().venue();
            known.add(venue);
            for (Venue other : known) {
                if (other != venue) {
                    looks.add(List.of(update.receiveUs(), venue, other));
                    looks.add(List.of(update.receiveUs(), other, venue));
                }
            }
        }

        // Time alone has those judged again whose touch is positive.
        assertThat(run(updates).evaluations).isBetween((long) looks.size(), looks.size() + 100L);
    }

    @Property(tries = 200)
    void saysTheMirrorImageWhenVenuesAreSwapped(@ForAll long seed) {
        List<LegUpdate> updates = updates(new Random(seed));
        List<LegUpdate> mirrored =
                updates.stream()
                        .map(CrossVenueDetectorPropertiesTest::mirrored)
                        .sorted(LegUpdate.RELEASE_ORDER)
                        .toList();
        DetectorRun there = run(updates);
        DetectorRun back = run(mirrored);
        for (Route route : routes()) {
            Route mirror = new Route(MARKET, mirrored(route.buy()), mirrored(route.sell()));
            assertThat(back.rows(mirror)).isEqualTo(there.rows(route));
        }
    }

    /** Lesson: rows of an alien asset hid the real routes beside it. */
    @Property(tries = 200)
    void saysTheSameOfTheOthersWithAnAlienAmongThem(@ForAll long seed) {
        Random random = new Random(seed);
        List<LegUpdate> updates = updates(random);
        List<LegUpdate> more = new ArrayList<>(updates);
        double times = random.nextBoolean() ? 1_000 : 0.2;
        for (long us = 1; us < END_US; us += 1 + random.nextInt(20)) {
            Books book = Books.of(Venue.OKX, MARKET.code()).times(new Times(us, 0, us, us));
            more.add(leg(book.delivery(1, us).bid(100 * times, 1).ask(101 * times, 1)));
        }
        more.sort(LegUpdate.RELEASE_ORDER);
        DetectorRun without = run(updates);
        DetectorRun with = run(more);
        for (Route route : routes()) {
            assertThat(with.rows(route)).isEqualTo(without.rows(route));
        }
        assertThat(with.signals)
                .filteredOn(signal -> !routes().contains(signal.route()))
                .extracting(RouteSignal::kind)
                .doesNotContain(RouteSignal.Kind.ABOVE, RouteSignal.Kind.HOLD);
    }

    /** Lesson: 2,647 outcomes were told of 2,175 candidates. */
    @Property(tries = 200)
    void afterEveryUpdateEachCandidateStandsOrHasOneOutcome(@ForAll long seed) {
        Ledger ledger = new Ledger();
        DetectorRun run = new DetectorRun(DETECTION);
        for (LegUpdate update : updates(new Random(seed))) {
            run.play(update);
            ledger.agreesWith(run);
        }
        ledger.agreesWith(run.untilUs(END_US));
    }

    /** What is told of candidates, beside what the detector has in its state. */
    private static final class Ledger {
        private final Map<Route, EpisodeStory> stories = new HashMap<>();
        private final Map<String, Outcome> told = new HashMap<>();
        private int heard;
        private int opened;
        private int over;
        private int episodes;
        private int episodesOfCandidates;

        void agreesWith(DetectorRun run) {
            run.signals.subList(heard, run.signals.size()).forEach(this::hear);
            heard = run.signals.size();
            long tracked = run.board().tracks.values().stream().filter(RouteTrack::active).count();
            assertThat(stories).hasSize((int) tracked);
            assertThat(opened).isEqualTo(over + stories.size()).isEqualTo(told.size());
            assertThat(told.values().stream().filter(each -> each == Outcome.OPEN))
                    .hasSameSizeAs(stories.keySet());
            int ofThoseThatStand = stories.values().stream().mapToInt(each -> each.episodes).sum();
            assertThat(episodes).isEqualTo(episodesOfCandidates + ofThoseThatStand);
        }

        private void hear(RouteSignal signal) {
            EpisodeStory story = stories.computeIfAbsent(signal.route(), any -> new EpisodeStory());
            boolean known = story.hasBegun();
            boolean wasOpen = story.isOpen();
            tell(story, signal);
            episodes += !wasOpen && story.isOpen() ? 1 : 0;
            if (!known && story.hasBegun()) {
                opened++;
                Candidate line = story.begun(signal.route());
                assertThat(told.put(line.id(), line.outcome())).as(line.id()).isNull();
            }
            if (signal.candidateEnds()) {
                over++;
                Candidate line = story.over(signal.route());
                assertThat(story.isOpen()).isFalse();
                assertThat(told.put(line.id(), line.outcome())).isEqualTo(Outcome.OPEN);
                assertThat(line.outcome()).isNotEqualTo(Outcome.OPEN);
                assertThat(line.reason() == null).isEqualTo(line.outcome() == Outcome.EPISODE);
                assertThat(line.startUs()).isLessThan(line.endUs());
                episodesOfCandidates += line.episodes();
                stories.remove(signal.route());
            }
        }
    }

    private static CloseReason tell(EpisodeStory story, RouteSignal signal) {
        CloseReason closes = story.follow(signal, refused -> {});
        if (closes != null) {
            story.closed();
        }
        if (signal.kind() == RouteSignal.Kind.ABOVE && signal.sustained() && !story.isOpen()) {
            story.open(signal, Episode.Piece.first(story.course.sinceUs, story.course.onset));
        }
        return closes;
    }

    private static List<Stretch> episodes(Route route, List<RouteSignal> signals) {
        List<Stretch> told = new ArrayList<>();
        EpisodeStory story = new EpisodeStory();
        for (RouteSignal signal : signals) {
            if (signal.route().equals(route)) {
                EdgeCourse course = story.course;
                CloseReason closes = tell(story, signal);
                if (closes != null) {
                    told.add(new Stretch(route, course.sinceUs, course.lastUs, closes));
                }
                story = signal.candidateEnds() ? new EpisodeStory() : story;
            }
        }
        return told;
    }

    private static DetectorRun run(List<LegUpdate> updates) {
        return new DetectorRun(DETECTION).play(updates.toArray(LegUpdate[]::new)).untilUs(END_US);
    }

    private static List<LegUpdate> updates(Random random) {
        List<LegUpdate> updates = new ArrayList<>();
        int count = 10 + random.nextInt(50);
        for (int i = 1; i <= count; i++) {
            updates.add(update(random, VENUES[random.nextInt(VENUES.length)], i));
        }
        updates.sort(LegUpdate.RELEASE_ORDER);
        return updates;
    }

    private static LegUpdate update(Random random, Venue venue, int sequence) {
        long us = random.nextLong(1, END_US - 50);
        long asOfUs = Math.max(1, us - random.nextInt(6));
        Books book =
                Books.of(venue, MARKET.code())
                        .times(new Times(asOfUs, 0, us, us))
                        .delivery(1, sequence);
        if (random.nextInt(10) == 0) {
            BookValidity why = random.nextBoolean() ? BookValidity.DISCONNECTED : BookValidity.GAP;
            return leg(book.invalid(why));
        }
        int cents = 10_000 + random.nextInt(12);
        LegUpdate update = leg(book.bid(cents / 100.0, 1).ask((cents + 1) / 100.0, 1));
        return random.nextInt(3) == 0 ? withoutBook(update) : update;
    }

    private static LegUpdate withoutBook(LegUpdate update) {
        LegUpdate alive = alive(update.listing().venue(), 0);
        return new LegUpdate(
                update.origin(),
                update.listing(),
                update.receiveUs(),
                update.holdsFromUs(),
                update.asOfUs(),
                0,
                0,
                null,
                alive.bids(),
                alive.asks(),
                null);
    }

    private static LegUpdate mirrored(LegUpdate update) {
        return new LegUpdate(
                update.origin(),
                new Listing(mirrored(update.listing().venue()), MARKET),
                update.receiveUs(),
                update.holdsFromUs(),
                update.asOfUs(),
                update.lagUs(),
                update.lateHereUs(),
                update.validity(),
                update.bids(),
                update.asks(),
                null);
    }

    private static Venue mirrored(Venue venue) {
        return switch (venue) {
            case KRAKEN -> Venue.BITSTAMP;
            case BITSTAMP -> Venue.KRAKEN;
            default -> venue;
        };
    }

    private static List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        for (Venue buy : VENUES) {
            for (Venue sell : VENUES) {
                if (buy != sell) {
                    routes.add(new Route(MARKET, buy, sell));
                }
            }
        }
        routes.sort(Comparator.comparing(Route::code));
        return routes;
    }

    private static Duration us(long us) {
        return Duration.ofNanos(us * 1_000);
    }
}
