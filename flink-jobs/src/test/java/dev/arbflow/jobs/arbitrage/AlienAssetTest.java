package dev.arbflow.jobs.arbitrage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Route;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.RefusalReason;
import dev.arbflow.market.arbitrage.Spread;
import dev.arbflow.market.book.BookValidity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lesson: the same ticker, another coin or unit (NEIRO at 11,021 %, a factor of 1,000). */
class AlienAssetTest extends DetectionTestBase {
    private static final Route KRAKEN_TO_BITFINEX = new Route(MARKET, Venue.KRAKEN, Venue.BITFINEX);
    private static final Route BITFINEX_TO_KRAKEN = new Route(MARKET, Venue.BITFINEX, Venue.KRAKEN);

    private final DetectorRun run = new DetectorRun(detection());

    private static LegUpdate coinbase(long ms, String bid, String ask) {
        return leg(book(Venue.COINBASE, ms, bid, ask));
    }

    @Test
    void aLegWithWhosePriceMostVenuesDoNotAgreeIsAlien() {
        run.play(
                        kraken(0, "100.00", "100.01"),
                        bitstamp(0, "100.00", "100.01"),
                        bitfinex(0, "11121", "11122"))
                .until(1);

        assertThat(run.rows(KRAKEN_TO_BITFINEX))
                .containsExactly("0 RESET", "0 INVALID ALIEN_ASSET");
        assertThat(run.signals)
                .extracting(RouteSignal::kind)
                .doesNotContain(RouteSignal.Kind.ABOVE);
    }

    @Test
    void anotherUnitIsAlienTooWhicheverWayItsPriceLooksGood() {
        run.play(
                        kraken(0, "100.00", "100.01"),
                        bitstamp(0, "100.00", "100.01"),
                        bitfinex(0, "0.1000", "0.1001"))
                .until(1);

        assertThat(run.rows(BITFINEX_TO_KRAKEN))
                .containsExactly("0 RESET", "0 INVALID ALIEN_ASSET");
    }

    /** Lesson: 5 of 718 clusters hid the real routes beside them. */
    @Test
    void theGoodLegsBesideItAreToldAsIfItWereNotThere() {
        List<LegUpdate> good =
                List.of(
                        kraken(0, "100.00", "100.01"),
                        bitstamp(10, "100.10", "100.11"),
                        alive(Venue.KRAKEN, 110),
                        alive(Venue.BITSTAMP, 110),
                        bitstamp(300, "100.00", "100.01"));
        DetectorRun without = new DetectorRun(detection());
        without.play(good.toArray(LegUpdate[]::new)).until(400);
        List<LegUpdate> all = new ArrayList<>(good);
        for (long ms = 5; ms < 400; ms += 15) {
            all.add(bitfinex(ms, "3000", "3001"));
        }
        all.sort(LegUpdate.RELEASE_ORDER);
        run.play(all.toArray(LegUpdate[]::new)).until(400);

        assertThat(run.rows(KRAKEN_TO_BITSTAMP))
                .contains("110 ABOVE sustained")
                .isEqualTo(without.rows(KRAKEN_TO_BITSTAMP));
    }

    /** With three venues, the middle of the other two would call all three of them alien. */
    @Test
    void oneAlienMakesNoOtherLegAlien() {
        run.play(
                        kraken(0, "100.00", "100.01"),
                        bitstamp(0, "108.00", "108.01"),
                        bitfinex(0, "200.00", "200.01"))
                .until(1);

        assertThat(run.rows(KRAKEN_TO_BITSTAMP)).containsExactly("0 RESET", "0 ABOVE");
    }

    @Test
    void aFlashMoveOfFivePercentOnOneVenueIsNoAlien() {
        run.play(
                        kraken(0, "100.00", "100.01"),
                        bitstamp(0, "100.00", "100.01"),
                        bitfinex(0, "95.00", "95.01"))
                .until(1);

        assertThat(run.rows(BITFINEX_TO_KRAKEN)).containsExactly("0 RESET", "0 ABOVE");
    }

    /** Its bids were swept, its asks still stand where those of the others do. */
    @Test
    void aBookWiderThanTheLimitNamesNoPriceAndIsNoAlien() {
        run.play(
                        kraken(0, "100.20", "100.21"),
                        bitstamp(0, "100.20", "100.21"),
                        bitfinex(0, "60.00", "100.00"))
                .until(1);

        assertThat(run.rows(BITFINEX_TO_KRAKEN)).containsExactly("0 RESET", "0 ABOVE");
    }

    @Test
    void itComesBackWhenItAgreesAgain() {
        run.play(
                        kraken(0, "100.00", "100.01"),
                        bitstamp(0, "100.00", "100.01"),
                        bitfinex(0, "200.00", "200.01"),
                        bitfinex(50, "100.10", "100.11"))
                .until(51);

        assertThat(run.rows(KRAKEN_TO_BITFINEX))
                .containsExactly("0 RESET", "0 INVALID ALIEN_ASSET", "50 RESET", "50 ABOVE");
    }

    @Test
    void anEpisodeEndsAsAFaultOfTheFeedWhenItsLegBecomesAlien() {
        run.play(
                        kraken(0, "100.00", "100.01"),
                        bitstamp(0, "100.00", "100.01"),
                        bitfinex(0, "100.20", "100.21"),
                        alive(Venue.KRAKEN, 100),
                        alive(Venue.BITFINEX, 100),
                        alive(Venue.BITSTAMP, 100),
                        bitfinex(140, "200.00", "200.01"))
                .until(200);

        assertThat(run.rows(KRAKEN_TO_BITFINEX))
                .contains("100 ABOVE sustained", "140 INVALID ALIEN_ASSET");
        assertThat(run.signals.get(run.signals.size() - 1).close())
                .isEqualTo(CloseReason.FEED_FAULT);
        run.play(aliveEvery(50, 150, 1_150, Venue.KRAKEN, Venue.BITFINEX, Venue.BITSTAMP))
                .until(1_150);
        assertThat(run.followUps)
                .filteredOn(each -> each.route().equals(KRAKEN_TO_BITFINEX))
                .singleElement()
                .satisfies(
                        each ->
                                assertThat(each.after50Ms().censored())
                                        .isEqualTo(CloseReason.FEED_FAULT));
    }

    @Test
    void ofTwoVenuesNobodyCanSayWhichIsAlienAndNothingIsTold() {
        run.play(kraken(0, "100.00", "100.01"), bitfinex(0, "130.00", "130.01")).until(1);

        assertThat(run.rows(KRAKEN_TO_BITFINEX))
                .containsExactly("0 RESET", "0 INVALID IMPLAUSIBLE");
    }

    @Test
    void ofTwoAgainstTwoNobodyCanSayEither() {
        run.play(
                        kraken(0, "100.00", "100.01"),
                        bitstamp(0, "100.00", "100.01"),
                        bitfinex(0, "130.00", "130.01"),
                        coinbase(0, "130.00", "130.01"))
                .until(1);

        assertThat(run.signals)
                .extracting(RouteSignal::refusal)
                .contains(RefusalReason.IMPLAUSIBLE)
                .containsOnly(RefusalReason.IMPLAUSIBLE, null);
    }

    /** The market fell by an eighth; two venues were not heard for longer than may be. */
    @Test
    void whatCannotBeReliedOnHasNoSay() {
        run.play(
                        kraken(0, "100.00", "100.01"),
                        bitstamp(0, "100.00", "100.01"),
                        leg(book(Venue.GEMINI, 0, "100.00", "100.01")),
                        bitfinex(1_500, "88.00", "88.01"),
                        coinbase(1_500, "88.10", "88.11"))
                .until(1_501);

        assertThat(run.rows(new Route(MARKET, Venue.BITFINEX, Venue.COINBASE)))
                .containsExactly("1500 RESET", "1500 ABOVE");
    }

    @Test
    void aBookThatMustNotBeUsedHasNoSayEither() {
        run.play(
                        kraken(0, "100.00", "100.01"),
                        bitstamp(0, "100.00", "100.01"),
                        bitfinex(0, "130.00", "130.01"),
                        broken(Venue.BITSTAMP, 10, BookValidity.GAP),
                        bitfinex(20, "130.00", "130.01"))
                .until(21);

        assertThat(run.rows(KRAKEN_TO_BITFINEX))
                .endsWith("0 INVALID ALIEN_ASSET", "20 INVALID IMPLAUSIBLE again");
    }

    @Test
    void aCandidateHasTheNameOfTheAlienThoughTheThirdVenueWasHeardOfLate() {
        run.play(
                        kraken(0, "100.00", "100.01"),
                        bitfinex(0, "200.00", "200.01"),
                        bitstamp(30, "100.00", "100.01"),
                        bitfinex(40, "200.00", "200.01"))
                .until(41);

        EpisodeStory story = new EpisodeStory();
        run.signals.stream()
                .filter(signal -> signal.route().equals(KRAKEN_TO_BITFINEX))
                .forEach(signal -> story.follow(signal, refused -> {}));
        assertThat(run.rows(KRAKEN_TO_BITFINEX)).contains("0 INVALID IMPLAUSIBLE");
        assertThat(story.nearestMiss).isEqualTo(RefusalReason.ALIEN_ASSET);
    }

    @Test
    void anAlienIsLeftOutOfTheSamplesAndTheOthersAreNot() {
        run.play(
                        kraken(0, "100.00", "100.01"),
                        bitstamp(0, "100.00", "100.01"),
                        bitfinex(0, "109.00", "111.02"),
                        bitfinex(10, "111.00", "111.02"))
                .until(1_000);

        assertThat(run.samples)
                .extracting(Spread::route)
                .containsExactlyInAnyOrder(KRAKEN_TO_BITSTAMP, BITSTAMP_TO_KRAKEN);
    }

    @Test
    void saysTheSameAfterARestore() {
        LegUpdate[] updates = {
            kraken(0, "100.00", "100.01"),
            bitstamp(0, "100.00", "100.01"),
            bitfinex(0, "200.00", "200.01"),
            bitfinex(50, "100.10", "100.11"),
            bitfinex(60, "300.00", "300.01")
        };
        DetectorRun restored = new DetectorRun(detection());
        for (LegUpdate update : updates) {
            restored.play(update).restored();
        }

        assertThat(restored.until(100).signals)
                .isNotEmpty()
                .isEqualTo(run.play(updates).until(100).signals);
    }
}
