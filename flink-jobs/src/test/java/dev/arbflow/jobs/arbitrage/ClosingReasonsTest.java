package dev.arbflow.jobs.arbitrage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.book.Book;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.Ladder;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why an open episode ends, and which reason wins if several apply at one moment. */
class ClosingReasonsTest extends DetectionTestBase {
    private final DetectorRun run = new DetectorRun(detection());

    @ParameterizedTest
    @CsvSource({
        "DISCONNECTED, FEED_FAULT",
        "SILENT, FEED_FAULT",
        "MAINTENANCE, FEED_FAULT",
        "AWAITING_SNAPSHOT, BOOK_RESYNC",
        "GAP, BOOK_RESYNC",
        "CHECKSUM_MISMATCH, BOOK_RESYNC",
        "CROSSED, BOOK_RESYNC",
        "UNREADABLE, BOOK_RESYNC",
    })
    void anUnusableBookClosesForItsReasonOnEitherSide(BookValidity why, CloseReason reason) {
        assertThat(openThen(broken(Venue.KRAKEN, 200, why))).isEqualTo(reason);
        assertThat(new ClosingReasonsTest().openThen(broken(Venue.BITSTAMP, 200, why)))
                .isEqualTo(reason);
    }

    @Test
    void aLostFeedIsWorseThanABrokenBookWhicheverLegHasIt() {
        assertThat(
                        openThen(
                                broken(Venue.BITSTAMP, 200, BookValidity.GAP),
                                broken(Venue.KRAKEN, 200, BookValidity.DISCONNECTED)))
                .isEqualTo(CloseReason.FEED_FAULT);
        assertThat(
                        new ClosingReasonsTest()
                                .openThen(
                                        broken(Venue.BITSTAMP, 200, BookValidity.DISCONNECTED),
                                        broken(Venue.KRAKEN, 200, BookValidity.GAP)))
                .isEqualTo(CloseReason.FEED_FAULT);
    }

    @Test
    void anImplausibleDifferenceIsAFaultOfAFeed() {
        assertThat(openThen(bitstamp(200, "150.00", "150.01"))).isEqualTo(CloseReason.FEED_FAULT);
    }

    @Test
    void aBrokenBookIsWorseThanAStaleLeg() {
        assertThat(
                        openThen(
                                broken(Venue.BITSTAMP, 200, BookValidity.GAP),
                                leg(book(Venue.KRAKEN, 200, "100.00", "100.01").lag(900))))
                .isEqualTo(CloseReason.BOOK_RESYNC);
    }

    @Test
    void aStaleLegIsWorseThanTheAgeCap() {
        openThen(aliveEvery(400, 400, 2_800, Venue.KRAKEN, Venue.BITSTAMP));
        assertThat(closes(leg(book(Venue.KRAKEN, 3_000, "100.00", "100.01").lag(900))))
                .isEqualTo(CloseReason.LEG_STALE);
        assertThat(run.signals.get(run.signals.size() - 1).timeUs()).isEqualTo(3_000_000);
    }

    @Test
    void anEpisodeThatWentStaleAtTheAgeCapDoesNotOpenAgain() {
        openThen(aliveEvery(400, 400, 2_800, Venue.KRAKEN, Venue.BITSTAMP));
        run.play(
                        leg(book(Venue.KRAKEN, 3_000, "100.00", "100.01").lag(900)),
                        kraken(3_100, "100.00", "100.01"))
                .until(3_500);

        assertThat(run.rows(KRAKEN_TO_BITSTAMP))
                .endsWith("3000 INVALID LAGGING", "3100 INVALID AGE_CAP again");
    }

    @Test
    void theAgeCapIsWorseThanACollapse() {
        openThen(aliveEvery(400, 400, 2_800, Venue.KRAKEN, Venue.BITSTAMP));
        assertThat(closes(bitstamp(3_000, "100.02", "100.11"))).isEqualTo(CloseReason.AGE_CAP);
    }

    @Test
    void anEdgeBelowTheClosingThresholdHasCollapsed() {
        assertThat(openThen(bitstamp(200, "100.02", "100.11")))
                .isEqualTo(CloseReason.SPREAD_COLLAPSED);
    }

    @Test
    void aTouchThatIsGoneHasCollapsed() {
        assertThat(openThen(bitstamp(200, "100.00", "100.11")))
                .isEqualTo(CloseReason.SPREAD_COLLAPSED);
    }

    @Test
    void aSideWithoutOffersHasCollapsed() {
        assertThat(openThen(leg(book(Venue.KRAKEN, 200, "100.00", "100.01").build(), 0)))
                .isEqualTo(CloseReason.SPREAD_COLLAPSED);
    }

    @Test
    void aSizeBelowTheFloorHasCollapsed() {
        LegUpdate small = leg(book(Venue.KRAKEN, 200, "100.00", "100.01").build(), 0.1);
        assertThat(openThen(small)).isEqualTo(CloseReason.SPREAD_COLLAPSED);
    }

    /** Why an episode that has been open since 0 ms ends with the last of some updates. */
    private CloseReason openThen(LegUpdate... updates) {
        run.play(kraken(0, "100.00", "100.01"), bitstamp(0, "100.10", "100.11")).proven(100);
        return closes(updates);
    }

    private CloseReason closes(LegUpdate... updates) {
        run.play(updates).untilUs(updates[updates.length - 1].receiveUs());
        return run.signals.stream()
                .filter(signal -> signal.timeUs() >= 100_000)
                .filter(signal -> signal.route().equals(KRAKEN_TO_BITSTAMP))
                .map(RouteSignal::close)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The same book with another quantity on offer; without offers for zero. */
    private static LegUpdate leg(Book book, double askQuantity) {
        Ladder asks =
                askQuantity == 0
                        ? Ladder.EMPTY
                        : new Ladder(book.asks().prices(), new double[] {askQuantity});
        LegUpdate update = leg(book);
        return new LegUpdate(
                update.origin(),
                update.listing(),
                update.receiveUs(),
                update.holdsFromUs(),
                update.asOfUs(),
                update.lagUs(),
                update.lateHereUs(),
                update.validity(),
                update.bids(),
                asks,
                null);
    }
}
