package dev.arbflow.jobs.arbitrage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.FollowUp;
import dev.arbflow.market.arbitrage.FollowUp.Look;
import dev.arbflow.market.arbitrage.Instrument;
import dev.arbflow.market.arbitrage.InstrumentTable;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.rule.Rule;
import dev.arbflow.market.testing.Books;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told of an episode 50 to 1,000 ms after it was told; it is told at 100 ms here. */
class FollowUpsTest extends DetectionTestBase {
    private static final LegUpdate[] BOTH_LIVE =
            aliveEvery(50, 100, 1_100, Venue.KRAKEN, Venue.BITSTAMP);

    /** A coin of 9 bps, told at 100 ms: both legs prove then that it has stood for 100 ms. */
    private static DetectorRun told() {
        return new DetectorRun(detection())
                .play(kraken(0, "100.00", "100.01"), bitstamp(0, "100.10", "100.11"))
                .proven(100)
                .until(100);
    }

    private static LegUpdate bitstamp(long ms, double bid, double quantity) {
        return leg(
                Books.of(Venue.BITSTAMP, MARKET.code())
                        .at(ms)
                        .delivery(1, ms + 1)
                        .bid(bid, quantity)
                        .ask(200, 1));
    }

    private static FollowUp only(DetectorRun run) {
        assertThat(run.followUps).hasSize(1);
        return run.followUps.get(0);
    }

    private static List<String> seen(FollowUp followUp) {
        return followUp.looks().stream().map(FollowUpsTest::word).toList();
    }

    private static String word(Look look) {
        return look.isKnown() ? look.share().toString() : look.censored().name();
    }

    @Test
    void looksAtTheSizeOfTheOpeningFromTheMomentTheEpisodeWasTold() {
        DetectorRun run = told();
        run.play(alive(Venue.KRAKEN, 140), bitstamp(151, 100.10, 0.5));
        run.play(bitstamp(300, 100.04, 1), bitstamp(500, 100.20, 3), alive(Venue.KRAKEN, 600));
        run.play(alive(Venue.BITSTAMP, 1_000), bitstamp(1_100, 100.10, 0.25)).until(1_100);

        FollowUp followUp = only(run);
        assertThat(followUp.id()).isEqualTo(Episode.idOf(KRAKEN_TO_BITSTAMP, 0));
        assertThat(followUp.toldUs()).isEqualTo(100_000);
        assertThat(followUp.minNetBps()).isEqualTo(5);
        assertThat(followUp.quantity()).isEqualByComparingTo("1");
        assertThat(followUp.netBps()).isCloseTo(9, within(0.01));
        // 3 bps hold the episode, and nobody opens for them; never more than the opening's size.
        assertThat(seen(followUp)).containsExactly("1.0", "0.5", "0.0", "1.0", "0.25");
        assertThat(followUp.after250Ms().netBps()).isCloseTo(3, within(0.01));
        assertThat(followUp.after50Ms().ageUs()).isEqualTo(50_000);
    }

    @Test
    void toldOnceAndNotBeforeItsLastLook() {
        DetectorRun run = told().play(BOTH_LIVE).until(1_099);
        assertThat(run.followUps).isEmpty();

        run.until(5_000);
        assertThat(seen(only(run))).containsOnly("1.0");
        assertThat(run.board().followUps.isEmpty()).isTrue();
    }

    @Test
    void looksAgainAtAnEpisodeThatHasEndedMeanwhile() {
        DetectorRun run = told();
        run.play(bitstamp(120, 99, 1)).play(aliveEvery(50, 150, 350, Venue.KRAKEN));
        run.play(bitstamp(400, 100.10, 1));
        run.play(aliveEvery(50, 400, 1_100, Venue.KRAKEN, Venue.BITSTAMP)).until(1_100);

        // The next episode, told at 500 ms, is looked at for itself.
        assertThat(seen(run.followUps.get(0))).containsExactly("0.0", "0.0", "0.0", "1.0", "1.0");
        assertThat(run.followUps).hasSize(1);
        assertThat(run.board().followUps.all())
                .extracting(FollowUp::toldUs)
                .containsExactly(500_000L);
    }

    @Test
    void aBookThatCannotBeUsedIsNotAnEmptyOne() {
        DetectorRun run = told();
        run.play(alive(Venue.KRAKEN, 150), broken(Venue.BITSTAMP, 160, BookValidity.GAP));
        run.play(bitstamp(300, 100.10, 1), broken(Venue.KRAKEN, 400, BookValidity.DISCONNECTED));

        run.until(1_100);
        assertThat(seen(only(run)))
                .containsExactly("1.0", "BOOK_RESYNC", "1.0", "FEED_FAULT", "FEED_FAULT");
        assertThat(only(run).after100Ms().quantity()).isNull();
    }

    @Test
    void aLegThatIsProvenForAnotherMomentThanTheOtherSaysNothing() {
        DetectorRun run = told().play(aliveEvery(50, 100, 1_100, Venue.KRAKEN)).until(1_100);

        assertThat(seen(only(run))).containsExactly("1.0", "1.0", "1.0", "1.0", "LEG_STALE");
    }

    @Test
    void aSideWithoutAnyPriceIsKnownToHaveNothing() {
        DetectorRun run = told();
        run.play(leg(Books.of(Venue.BITSTAMP, MARKET.code()).at(120).delivery(1, 121).ask(200, 1)));
        run.play(BOTH_LIVE).until(1_100);

        assertThat(seen(only(run))).containsOnly("0.0");
        assertThat(only(run).after50Ms().netBps()).isNull();
    }

    @Test
    void whatTheEndOfTheStreamCutsOffIsNotKnown() {
        DetectorRun run =
                told().play(aliveEvery(50, 100, 220, Venue.KRAKEN, Venue.BITSTAMP)).until(220);

        assertThat(seen(only(run.end())))
                .containsExactly("1.0", "1.0", "SHUTDOWN", "SHUTDOWN", "SHUTDOWN");
        assertThat(run.board().followUps.isEmpty()).isTrue();
    }

    @Test
    void aLadderThatEndsGivesALowerBound() {
        DetectorRun run = told().play(bitstamp(120, 100.10, 0.5)).play(BOTH_LIVE).until(1_100);

        assertThat(only(run).after50Ms().exhausted()).isTrue();
        assertThat(only(told().play(BOTH_LIVE).until(1_100)).after50Ms().exhausted()).isFalse();
    }

    /** A rest that no venue takes an order for cannot be had. */
    @Test
    void countsWholeLotsThatBothVenuesAccept() {
        InstrumentTable lots =
                new InstrumentTable(
                        List.of(
                                new InstrumentTable.Row(
                                        Venue.KRAKEN,
                                        MARKET.code(),
                                        Instant.EPOCH,
                                        new Instrument(
                                                null,
                                                new BigDecimal("0.2"),
                                                new BigDecimal("0.4"),
                                                BigDecimal.ZERO),
                                        "the test")));
        DetectorRun run =
                new DetectorRun(detection(FREE, lots, RULE))
                        .play(kraken(0, "100.00", "100.01"), bitstamp(0, "100.10", "100.11"))
                        .proven(100)
                        .play(bitstamp(120, 100.10, 0.7), bitstamp(170, 100.10, 0.3))
                        .play(BOTH_LIVE)
                        .until(1_100);

        assertThat(only(run).after50Ms().quantity()).isEqualByComparingTo("0.6");
        assertThat(only(run).after100Ms().quantity()).isEqualByComparingTo("0");
        assertThat(only(run).after100Ms().netBps()).as("the touch").isCloseTo(9, within(0.01));
    }

    @Test
    void theThresholdIsThatOfTheOpening() {
        DetectionRule stricter = new DetectionRule(1, 110_000, 50, 50, 50, 100_000);
        DetectorRun run = new DetectorRun(detection(), Rule.of(stricter));
        run.play(kraken(0, "100.00", "100.01"), bitstamp(0, "100.10", "100.11")).proven(100);

        assertThat(seen(only(run.play(BOTH_LIVE).until(1_100)))).containsOnly("1.0");
    }

    /** Prices that rose on both venues offer the same; that it takes more capital is no loss. */
    @Test
    void isNotLessBecauseTheSameSizeCostsMore() {
        DetectorRun run =
                new DetectorRun(detection(FREE, InstrumentTable.EMPTY, RULE, new BigDecimal("60")))
                        .play(kraken(0, "100.00", "100.01"), bitstamp(0, "100.10", "100.11"))
                        .proven(100)
                        .play(kraken(120, "110.00", "110.01"), bitstamp(120, 110.20, 1))
                        .play(BOTH_LIVE)
                        .until(1_100);

        assertThat(only(run).quantity()).isLessThan(BigDecimal.ONE);
        assertThat(seen(only(run))).containsOnly("1.0");
    }

    @Test
    void survivesARestoreBetweenItsLooks() {
        DetectorRun run = told().restored();
        run.play(alive(Venue.KRAKEN, 140), bitstamp(160, 100.10, 0.5)).until(170).restored();
        run.play(BOTH_LIVE).until(230).restored().until(1_100);

        assertThat(seen(only(run))).containsExactly("1.0", "0.5", "0.5", "0.5", "0.5");
        assertThat(only(run).looks()).extracting(Look::censored).containsOnly((CloseReason) null);
    }
}
