package dev.arbflow.jobs.arbitrage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.config.Alerting;
import dev.arbflow.jobs.config.Conversions;
import dev.arbflow.jobs.config.Detection;
import dev.arbflow.jobs.config.LegLimits;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Origin;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.arbitrage.InstrumentTable;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.book.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a venue says late, or says once and does not confirm, is never taken for an opportunity: at
 * the default limits, with two venues that quote the same true price.
 */
class LateVenuesTest extends DetectionTestBase {
    private static final long FRAME_EVERY_MS = 50;
    private static final long MOVE_EVERY_MS = 2_000;
    private static final int MOVES = 19;
    private static final long END_MS = (MOVES + 1) * MOVE_EVERY_MS;

    /** Opens at 5 bps after 500 ms. */
    private static final Detection DEFAULTS =
            new Detection(
                    FREE,
                    InstrumentTable.EMPTY,
                    new DetectionRule(0, 0, 5, 2, 50, 500_000),
                    null,
                    new LegLimits(
                            Duration.ofSeconds(3),
                            Duration.ofHours(1),
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(1),
                            Duration.ofMillis(1_500),
                            1_000,
                            1_000),
                    Duration.ofMillis(20),
                    Duration.ofHours(1),
                    Duration.ZERO,
                    Duration.ofSeconds(1),
                    new Alerting(Duration.ofSeconds(10), Duration.ofSeconds(30), 2),
                    Conversions.NONE,
                    null);

    @ParameterizedTest
    @ValueSource(longs = {0, 100, 300, 600, 800, 950})
    void aMoveCommonToBothVenuesIsNoEpisodeHoweverLateOneOfThemTellsIt(long lateMs) {
        assertThat(opened(ms -> lateMs)).isEmpty();
    }

    /**
     * Bitstamp goes ahead three times by 60 bps, and each time Kraken follows after 300 ms, which
     * it tells late: as the books are known, Bitstamp is above from the first step to the last.
     */
    @ParameterizedTest
    @ValueSource(longs = {10, 100, 300, 600, 800, 950})
    void stepsOfAVenueThatAreEachFollowedAreNoEpisodeHoweverLateThatIsTold(long lateMs) {
        DetectorRun run = new DetectorRun(DEFAULTS);
        play(run, stairs(lateMs, 300));

        assertThat(run.signals)
                .filteredOn(signal -> signal.kind() == RouteSignal.Kind.ABOVE)
                .isNotEmpty();
        assertThat(openings(run)).isEmpty();
    }

    /** The same with 900 ms between step and following. */
    @ParameterizedTest
    @ValueSource(longs = {10, 100, 300, 600, 950})
    void aStepThatIsFollowedAfterTheDwellIsAnEpisodeThatEndsWhenItWasFollowed(long lateMs) {
        DetectorRun run = new DetectorRun(DEFAULTS);
        play(run, stairs(lateMs, 900));

        assertThat(run.signals)
                .filteredOn(signal -> signal.close() != null)
                .extracting(RouteSignal::provenUs)
                .contains(1_900_000L)
                .isSubsetOf(1_900_000L, 3_100_000L, 4_300_000L);
        // The more late it is, the less of the later edges is left to prove.
        assertThat(openings(run)).hasSizeBetween(lateMs <= 300 ? 3 : 1, 3);
    }

    /** What Bitstamp and Kraken quote when each of three steps is followed after some time. */
    private static List<LegUpdate> stairs(long lateMs, long followedMs) {
        List<LegUpdate> updates = new ArrayList<>();
        for (long ms = 0; ms <= 8_000; ms += FRAME_EVERY_MS) {
            updates.add(frame(Venue.BITSTAMP, ms, 10, 100 + 0.6 * steps(ms, followedMs)));
            updates.add(
                    frame(
                            Venue.KRAKEN,
                            ms,
                            lateMs,
                            100 + 0.6 * steps(ms - followedMs, followedMs)));
        }
        return updates;
    }

    /** Steps so far: the first after a second, each 300 ms after the one before was followed. */
    private static long steps(long ms, long followedMs) {
        return ms < 1_000 ? 0 : Math.min(3, 1 + (ms - 1_000) / (followedMs + 300));
    }

    @Test
    void neitherIsItWhileTheDelayGrowsToThreeSeconds() {
        assertThat(opened(ms -> Math.min(3_000, ms / 10))).isEmpty();
    }

    @Test
    void neitherIsItInTheBacklogOfAStall() {
        assertThat(opened(ms -> ms > 10_000 && ms < 17_000 ? 17_000 - ms : 20)).isEmpty();
    }

    @Test
    void anEdgeThatLastsIsFoundThoughOneVenueIsLate() {
        DetectorRun run = new DetectorRun(DEFAULTS);
        List<LegUpdate> updates = new ArrayList<>();
        for (long ms = 0; ms <= 4_000; ms += FRAME_EVERY_MS) {
            boolean apart = ms >= 1_000 && ms < 3_000;
            updates.add(frame(Venue.KRAKEN, ms, 20, 100));
            updates.add(frame(Venue.BITSTAMP, ms, 600, apart ? 100.6 : 100));
        }
        play(run, updates);

        List<RouteSignal> opening = openings(run);
        assertThat(opening).hasSize(1);
        assertThat(opening.get(0).route()).isEqualTo(KRAKEN_TO_BITSTAMP);
        // Kraken's newest book at 1,600 ms holds from 1,550 ms on; Bitstamp proves 2,050 ms at
        // 2,650.
        assertThat(opening.get(0).provenUs()).isEqualTo(2_050_000);
        assertThat(opening.get(0).timeUs()).isEqualTo(2_650_000);
        assertThat(run.signals).last().extracting(RouteSignal::provenUs).isEqualTo(3_000_000L);
    }

    @Test
    void whatIsOpenLastsOnlyAsLongAsItsLateLegProvesHoweverTheOtherOneMoves() {
        DetectorRun run = new DetectorRun(DEFAULTS);
        List<LegUpdate> updates = new ArrayList<>();
        for (long ms = 0; ms <= 4_000; ms += FRAME_EVERY_MS) {
            boolean dips = ms == 3_000; // into the holding band, and back at once
            updates.add(frame(Venue.KRAKEN, ms, 600, 100));
            updates.add(frame(Venue.BITSTAMP, ms, 10, dips ? 100.05 : 100.6));
        }
        play(run, updates);

        assertThat(openings(run)).hasSize(1);
        long openedAtUs = openings(run).get(0).timeUs();
        assertThat(run.signals)
                .filteredOn(signal -> signal.timeUs() > openedAtUs)
                .isNotEmpty()
                .allMatch(signal -> signal.provenUs() <= signal.timeUs() - 600_000);
    }

    @Test
    void aCrossingThatItsVenueDoesNotConfirmIsNoEpisode() {
        DetectorRun run = new DetectorRun(DEFAULTS);
        List<LegUpdate> updates = new ArrayList<>();
        for (long crossing = 0; crossing < 100; crossing++) {
            long ms = crossing * 1_000;
            updates.add(frame(Venue.BITSTAMP, ms, 10, 100.6)); // and nothing for 600 ms
            updates.add(frame(Venue.BITSTAMP, ms + 600, 10, 100));
        }
        for (long ms = 0; ms < 100_000; ms += FRAME_EVERY_MS) {
            updates.add(frame(Venue.KRAKEN, ms, 10, 100));
        }
        play(run, updates);

        assertThat(openings(run)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("otherSessions")
    void whatAnotherSessionSaysOfAListingProvesNothingOfItsBook(Origin other) {
        DetectorRun run = new DetectorRun(DEFAULTS);
        List<LegUpdate> updates = new ArrayList<>();
        updates.add(frame(Venue.BITSTAMP, 0, 10, 100.6)); // and nothing more of its own
        for (long ms = 0; ms <= 900; ms += FRAME_EVERY_MS) {
            updates.add(frame(Venue.KRAKEN, ms, 10, 100));
            updates.add(proof(other, Venue.BITSTAMP, ms + 10));
        }
        play(run, updates);

        assertThat(run.signals).filteredOn(s -> s.kind() == RouteSignal.Kind.ABOVE).isNotEmpty();
        assertThat(openings(run)).isEmpty();
        assertThat(run.signals).allMatch(signal -> signal.provenUs() <= 0);
    }

    static List<Origin> otherSessions() {
        return List.of(
                new Origin(Feed.COINAPI, "COINAPI-0", 1, 1),
                new Origin(Feed.BITSTAMP, "BITSTAMP-1", 1, 1),
                new Origin(Feed.BITSTAMP, "BITSTAMP-0", 2, 1));
    }

    /** Openings of a market that moves by 60 bps every two seconds, with Bitstamp late. */
    private static List<RouteSignal> opened(LongUnaryOperator lateMs) {
        DetectorRun run = new DetectorRun(DEFAULTS);
        List<LegUpdate> updates = new ArrayList<>();
        for (long ms = 0; ms <= END_MS; ms += FRAME_EVERY_MS) {
            double price = ms / MOVE_EVERY_MS % 2 == 0 ? 100 : 100.6;
            updates.add(frame(Venue.KRAKEN, ms, 20, price));
            updates.add(frame(Venue.BITSTAMP, ms, lateMs.applyAsLong(ms), price));
        }
        play(run, updates);
        assertThat(run.signals)
                .filteredOn(signal -> signal.kind() == RouteSignal.Kind.ABOVE)
                .as("moves that look like an edge")
                .hasSizeGreaterThanOrEqualTo(lateMs.applyAsLong(0) > 20 ? MOVES : 0);
        return openings(run);
    }

    private static LegUpdate proof(Origin origin, Venue venue, long ms) {
        String listing = new Listing(venue, MARKET).code();
        return legsOf(BookUpdate.of(Progress.ofAll(origin, ms * 1_000, ms * 1_000, 0, listing)))
                .get(0);
    }

    private static void play(DetectorRun run, List<LegUpdate> updates) {
        updates.sort(LegUpdate.RELEASE_ORDER);
        run.play(updates.toArray(LegUpdate[]::new));
        run.untilUs(
                updates.stream()
                        .map(LegUpdate::receiveUs)
                        .max(Comparator.naturalOrder())
                        .orElseThrow());
    }

    private static List<RouteSignal> openings(DetectorRun run) {
        return run.signals.stream()
                .filter(signal -> signal.sustained() && signal.transition())
                .toList();
    }

    /** A stamped frame with the whole book, and how late it came. */
    private static LegUpdate frame(Venue venue, long ms, long lateMs, double bid) {
        LegUpdate book = leg(book(venue, ms, Double.toString(bid), Double.toString(bid + 0.01)));
        return new LegUpdate(
                book.origin(),
                book.listing(),
                (ms + lateMs) * 1_000,
                ms * 1_000,
                ms * 1_000,
                0,
                0,
                book.validity(),
                book.bids(),
                book.asks(),
                null);
    }
}
