package dev.arbflow.jobs.arbitrage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.arbitrage.Spread;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.rule.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrossVenueDetectorTest extends DetectionTestBase {
    private final DetectorRun run = new DetectorRun(detection());

    @Test
    void saysNothingWhileNoTouchIsPositive() {
        run.play(
                        kraken(0, "100.00", "100.02"),
                        bitstamp(10, "100.01", "100.02"),
                        bitstamp(20, "100.02", "100.03"))
                .until(900);

        assertThat(run.signals).isEmpty();
    }

    @Test
    void ourClockAloneProvesNothing() {
        run.play(kraken(0, "100.00", "100.01"), bitstamp(10, "100.10", "100.11")).until(900);

        assertThat(run.rows(KRAKEN_TO_BITSTAMP)).containsExactly("10 RESET", "10 ABOVE");
    }

    @Test
    void oneLegThatIsProvenDoesNotProveTheOther() {
        run.play(kraken(0, "100.00", "100.01"), bitstamp(10, "100.10", "100.11"))
                .play(aliveEvery(100, 100, 900, Venue.BITSTAMP))
                .until(900);

        assertThat(run.rows(KRAKEN_TO_BITSTAMP)).noneMatch(row -> row.contains("sustained"));
    }

    @Test
    void saysThatAnEdgeHasLastedOnceBothLegsAreProvenForTheDwellTime() {
        run.play(kraken(0, "100.00", "100.01"), bitstamp(10, "100.10", "100.11"))
                .proven(110)
                .until(500);

        assertThat(run.rows(KRAKEN_TO_BITSTAMP))
                .containsExactly("10 RESET", "10 ABOVE", "110 ABOVE sustained");
    }

    @Test
    void repeatsAnEdgeAtEveryBookButCallsOnlyTheFirstSustainedOneATransition() {
        run.play(
                        kraken(0, "100.00", "100.01"),
                        bitstamp(0, "100.10", "100.11"),
                        bitstamp(50, "100.11", "100.12"))
                .proven(100)
                .play(bitstamp(150, "100.12", "100.13"))
                .until(200);

        assertThat(run.rows(KRAKEN_TO_BITSTAMP))
                .containsExactly(
                        "0 RESET",
                        "0 ABOVE",
                        "50 ABOVE again",
                        "100 ABOVE sustained",
                        "150 ABOVE sustained again");
    }

    @Test
    void withoutADwellTimeAnEdgeIsSustainedAsSoonAsTheOtherLegIsProven() {
        DetectorRun impatient = new DetectorRun(detection(FREE, rule(0)));

        impatient
                .play(kraken(0, "100.00", "100.01"), bitstamp(10, "100.10", "100.11"))
                .play(alive(Venue.KRAKEN, 10))
                .until(500);

        assertThat(impatient.rows(KRAKEN_TO_BITSTAMP))
                .containsExactly("10 RESET", "10 ABOVE sustained");
    }

    @Test
    void aDipStartsTheDwellTimeAnew() {
        run.play(
                        kraken(0, "100.00", "100.01"),
                        bitstamp(0, "100.10", "100.11"),
                        bitstamp(60, "100.04", "100.11"), // 3 bps: would hold, does not open
                        bitstamp(80, "100.10", "100.11"))
                .proven(180)
                .until(300);

        assertThat(run.rows(KRAKEN_TO_BITSTAMP))
                .containsExactly(
                        "0 RESET",
                        "0 ABOVE",
                        "60 BELOW BELOW_MIN_NET",
                        "80 ABOVE",
                        "180 ABOVE sustained");
    }

    @Test
    void anEdgeThatIsGoneAtTheEndOfTheDwellTimeHasNotLasted() {
        run.play(
                        kraken(0, "100.00", "100.01"),
                        bitstamp(0, "100.10", "100.11"),
                        bitstamp(100, "100.00", "100.11"),
                        alive(Venue.KRAKEN, 100))
                .until(300);

        assertThat(run.rows(KRAKEN_TO_BITSTAMP))
                .containsExactly("0 RESET", "0 ABOVE", "100 BELOW end");
    }

    @Test
    void anOpenEpisodeHoldsBelowTheOpeningThreshold() {
        run.play(kraken(0, "100.00", "100.01"), bitstamp(0, "100.10", "100.11"))
                .proven(100)
                .play(
                        bitstamp(200, "100.04", "100.11"), // 3 bps
                        bitstamp(300, "100.02", "100.11")) // 1 bps
                .until(400);

        assertThat(run.rows(KRAKEN_TO_BITSTAMP))
                .containsExactly(
                        "0 RESET",
                        "0 ABOVE",
                        "100 ABOVE sustained",
                        "200 HOLD",
                        "300 BELOW BELOW_MIN_NET");
    }

    @Test
    void anOpenEpisodeThatRecoversFromTheHoldingBandIsNotSaidToOpenAgain() {
        run.play(kraken(0, "100.00", "100.01"), bitstamp(0, "100.10", "100.11"))
                .proven(100)
                .play(bitstamp(200, "100.04", "100.11"), bitstamp(300, "100.10", "100.11"))
                .until(900);

        assertThat(run.rows(KRAKEN_TO_BITSTAMP)).endsWith("200 HOLD", "300 ABOVE");
    }

    @Test
    void judgesAnInstantOnceWithEverythingThatArrivedInIt() {
        run.play(
                        kraken(0, "100.00", "100.01"),
                        bitstamp(0, "100.00", "100.01"),
                        bitstamp(10, "100.10", "100.11"),
                        kraken(10, "100.10", "100.11"))
                .until(20);

        assertThat(run.signals).isEmpty();
    }

    @Test
    void aQuietBookIsNotStaleWhileItsConnectionIsAlive() {
        run.play(kraken(0, "100.00", "100.01"), bitstamp(0, "100.10", "100.11"))
                .play(aliveEvery(500, 500, 2_500, Venue.KRAKEN, Venue.BITSTAMP))
                .until(2_900);

        assertThat(run.rows(KRAKEN_TO_BITSTAMP)).noneMatch(row -> row.contains("INVALID"));
        assertThat(run.signals).last().extracting(RouteSignal::timeUs).isEqualTo(2_500_000L);
    }

    @Test
    void aCandidateBelowTheThresholdWaitsForBooksNotForProofsOfLife() {
        run.play(kraken(0, "100.00", "100.01"), bitstamp(0, "100.02", "100.11"))
                .play(aliveEvery(20, 20, 900, Venue.KRAKEN, Venue.BITSTAMP));

        assertThat(run.rows(KRAKEN_TO_BITSTAMP))
                .containsExactly("0 RESET", "0 BELOW BELOW_MIN_NET");
    }

    @Test
    void aLegExpiresOneMicrosecondAfterItsLargestAge() {
        run.play(kraken(0, "100.00", "100.01"), bitstamp(0, "100.10", "100.11")).until(1_500);

        assertThat(run.rows(KRAKEN_TO_BITSTAMP))
                .containsExactly("0 RESET", "0 ABOVE", "1000.001 INVALID LEG_STALE");
    }

    @Test
    void aLegThatComesBackToLifeStartsTheDwellTimeAnewFromWhatBothProve() {
        run.play(kraken(0, "100.00", "100.01"), bitstamp(0, "100.10", "100.11"))
                .play(alive(Venue.KRAKEN, 1_200), alive(Venue.BITSTAMP, 1_300))
                .proven(1_310)
                .until(1_450);

        assertThat(run.rows(KRAKEN_TO_BITSTAMP))
                .endsWith("1300 RESET", "1300 ABOVE", "1310 ABOVE sustained");
    }

    @Test
    void aProofOfLifeWithoutABookSaysNothing() {
        run.play(alive(Venue.KRAKEN, 0), bitstamp(10, "100.10", "100.11")).until(900);

        assertThat(run.signals).isEmpty();
        assertThat(run.evaluations).isZero();
    }

    @Test
    void afterTheAgeCapNothingOpensUntilTheTouchHasBeenGone() {
        run.play(kraken(0, "100.00", "100.01"), bitstamp(0, "100.10", "100.11"))
                .play(aliveEvery(500, 500, 2_500, Venue.KRAKEN, Venue.BITSTAMP))
                .play(
                        bitstamp(3_100, "100.20", "100.21"),
                        kraken(3_200, "100.00", "100.01"),
                        bitstamp(3_300, "100.00", "100.21"), // gone
                        bitstamp(3_400, "100.20", "100.21"))
                .proven(3_500)
                .until(3_600);

        assertThat(run.rows(KRAKEN_TO_BITSTAMP))
                .endsWith(
                        "3000 INVALID AGE_CAP",
                        "3100 INVALID AGE_CAP again",
                        "3200 INVALID AGE_CAP again",
                        "3300 BELOW end",
                        "3400 RESET",
                        "3400 ABOVE",
                        "3500 ABOVE sustained");
    }

    @Test
    void aDwellTimeBeyondTheAgeCapOpensNothing() {
        DetectorRun endless = new DetectorRun(detection(FREE, rule(3_500_000)));

        endless.play(kraken(0, "100.00", "100.01"), bitstamp(0, "100.10", "100.11"))
                .play(aliveEvery(500, 500, 4_000, Venue.KRAKEN, Venue.BITSTAMP));

        assertThat(endless.rows(KRAKEN_TO_BITSTAMP))
                .contains("3000 INVALID AGE_CAP")
                .noneMatch(row -> row.contains("sustained"));
        assertThat(endless.signals)
                .isSortedAccordingTo((a, b) -> Long.compare(a.timeUs(), b.timeUs()));
    }

    @Test
    void numbersItsSignalsInTheOrderOfTime() {
        run.play(
                        kraken(0, "100.00", "100.01"),
                        bitstamp(0, "100.10", "100.11"),
                        bitfinex(5, "99.00", "99.01"))
                .until(3_000);

        assertThat(run.signals).isSortedAccordingTo(RouteSignal.BY_ORDINAL);
        assertThat(run.signals).extracting(RouteSignal::ordinal).doesNotHaveDuplicates();
        assertThat(run.signals).isSortedAccordingTo((a, b) -> Long.compare(a.timeUs(), b.timeUs()));
    }

    @Test
    void usesTheRuleOfTheMoment() {
        DetectionRule strict = new DetectionRule(7, 200_000, 50, 20, 50, 100_000);
        DetectorRun ruled = new DetectorRun(detection(), Rule.of(strict));

        ruled.play(
                kraken(0, "100.00", "100.01"),
                bitstamp(0, "100.10", "100.11"),
                alive(Venue.KRAKEN, 150),
                alive(Venue.BITSTAMP, 150),
                kraken(199, "100.00", "100.01"),
                kraken(200, "100.00", "100.01"));

        assertThat(ruled.untilUs(200_000).rows(KRAKEN_TO_BITSTAMP))
                .endsWith("199 ABOVE sustained again", "200 BELOW BELOW_MIN_NET");
        assertThat(ruled.signals).last().extracting(RouteSignal::ruleVersion).isEqualTo(7);
    }

    @Test
    void samplesEveryComparableRouteOnceASecond() {
        run.play(
                        kraken(10, "100.00", "100.01"),
                        bitstamp(10, "100.10", "100.11"),
                        alive(Venue.KRAKEN, 990),
                        alive(Venue.BITSTAMP, 990))
                .until(10_000);

        assertThat(run.samples)
                .extracting(Spread::route, Spread::timeUs)
                .containsExactlyInAnyOrder(
                        tuple(KRAKEN_TO_BITSTAMP, 1_000_000L),
                        tuple(BITSTAMP_TO_KRAKEN, 1_000_000L));
        assertThat(run.samples).extracting(Spread::netBps).doesNotContain(Double.NaN);
    }

    @Test
    void samplesAgainAfterASilence() {
        run.play(kraken(0, "100.00", "100.01"), bitstamp(0, "100.10", "100.11"))
                .play(kraken(7_500, "100.00", "100.01"), bitstamp(7_500, "100.10", "100.11"))
                .until(20_000);

        assertThat(run.samples)
                .extracting(Spread::timeUs)
                .containsExactly(1_000_000L, 1_000_000L, 8_000_000L, 8_000_000L);
    }

    @Test
    void leavesUnusableAndAlienLegsOutOfTheSamples() {
        run.play(
                        kraken(0, "100.00", "100.01"),
                        bitstamp(0, "200.00", "200.01"),
                        broken(Venue.BITFINEX, 0, BookValidity.GAP))
                .until(1_000);

        assertThat(run.samples).isEmpty();
    }

    @Test
    void remembersNothingOfRoutesWithoutACandidate() {
        run.play(
                        kraken(0, "100.00", "100.01"),
                        bitstamp(0, "100.00", "100.01"),
                        bitfinex(0, "100.00", "100.01"))
                .until(10);

        assertThat(run.board().tracks).isEmpty();
    }

    @Test
    void aCandidateEndsWhenALegHasBeenSilentForAnHour() {
        long hourMs = 3_600_000;
        run.play(kraken(0, "100.00", "100.01"), bitstamp(500, "100.10", "100.11"))
                .until(2 * hourMs);

        assertThat(run.rows(KRAKEN_TO_BITSTAMP))
                .endsWith("1000.001 INVALID LEG_STALE", hourMs + " INVALID LEG_STALE end");
        assertThat(run.board().legs.areForgotten()).isTrue();
        assertThat(run.board().tracks).isEmpty();
        assertThat(run.board().nextDeadlineUs()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void goesOnAfterARestoreAsIfNothingHadHappened() {
        List<LegUpdate> first =
                List.of(kraken(0, "100.00", "100.01"), bitstamp(0, "100.10", "100.11"));
        LegUpdate[] then = {
            bitstamp(150, "100.04", "100.11"), kraken(200, "99.99", "100.00"),
        };
        DetectorRun failing = new DetectorRun(detection());

        run.play(first.toArray(LegUpdate[]::new)).until(50).play(then).until(2_000);
        failing.play(first.toArray(LegUpdate[]::new))
                .restored()
                .until(50)
                .restored()
                .play(then)
                .restored()
                .until(2_000);

        assertThat(failing.signals).isEqualTo(run.signals);
    }

    private static DetectionRule rule(long dwellUs) {
        return new DetectionRule(0, 0, 5, 2, 50, dwellUs);
    }
}
