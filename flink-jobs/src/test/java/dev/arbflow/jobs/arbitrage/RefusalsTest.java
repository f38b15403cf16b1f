package dev.arbflow.jobs.arbitrage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.config.Detection;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.arbitrage.RefusalReason;
import dev.arbflow.market.book.BookValidity;
import org.junit.jupiter.api.Test;

/** Every reason for which a positive touch is refused, and which one wins. */
class RefusalsTest extends DetectionTestBase {
    private static final DetectionRule IMPATIENT = new DetectionRule(0, 0, 5, 2, 50, 0);

    @Test
    void anUnusableBookEndsTheCandidate() {
        assertThat(
                        refusal(
                                kraken(0, "100.00", "100.01"),
                                bitstamp(0, "100.10", "100.11"),
                                broken(Venue.KRAKEN, 10, BookValidity.GAP)))
                .isEqualTo(RefusalReason.BOOK_INVALID);
    }

    @Test
    void aLegNotProvenAliveIsStale() {
        assertThat(
                        refusal(
                                leg(book(Venue.KRAKEN, 2_000, "100.00", "100.01").asOf(999)),
                                bitstamp(2_000, "100.10", "100.11")))
                .isEqualTo(RefusalReason.LEG_STALE);
    }

    @Test
    void aBookThatNeverChangesIsFrozenHoweverAliveItsConnection() {
        DetectorRun run = new DetectorRun(detection());
        run.play(kraken(0, "100.00", "100.01"))
                .play(aliveEvery(500, 500, 3_900, Venue.KRAKEN))
                .play(bitstamp(4_000, "100.10", "100.11"), alive(Venue.KRAKEN, 4_000))
                .until(4_050);

        assertThat(run.rows(KRAKEN_TO_BITSTAMP))
                .containsExactly("4000 RESET", "4000 ABOVE", "4000.001 INVALID LEG_FROZEN");
    }

    @Test
    void aConnectionThatDeliversLateLags() {
        assertThat(
                        refusal(
                                leg(book(Venue.KRAKEN, 0, "100.00", "100.01").lag(401)),
                                bitstamp(0, "100.10", "100.11")))
                .isEqualTo(RefusalReason.LAGGING);
    }

    @Test
    void aBookThatWaitedInOurOwnProcessIsLateHereWhoeverSentIt() {
        assertThat(refusalOfLateHere(301)).isEqualTo(RefusalReason.LATE_HERE);
        assertThat(refusalOfLateHere(300)).isNotEqualTo(RefusalReason.LATE_HERE);
    }

    private static RefusalReason refusalOfLateHere(long ms) {
        return refusal(
                leg(book(Venue.KRAKEN, 0, "100.00", "100.01").lateHere(ms)),
                bitstamp(0, "100.10", "100.11"));
    }

    @Test
    void aConnectionMayStartToLagWithoutANewBook() {
        LegUpdate late = alive(Venue.KRAKEN, 50);
        late =
                new LegUpdate(
                        late.origin(),
                        late.listing(),
                        late.receiveUs(),
                        late.holdsFromUs(),
                        late.asOfUs(),
                        401_000,
                        0,
                        null,
                        late.bids(),
                        late.asks(),
                        null);
        assertThat(refusal(kraken(0, "100.00", "100.01"), bitstamp(0, "100.10", "100.11"), late))
                .isEqualTo(RefusalReason.LAGGING);
    }

    @Test
    void legsOfDifferentMomentsAreSkewedWhicheverIsOlder() {
        assertThat(
                        refusal(
                                leg(book(Venue.KRAKEN, 1_000, "100.00", "100.01").asOf(399)),
                                bitstamp(1_000, "100.10", "100.11")))
                .isEqualTo(RefusalReason.SKEWED);
        assertThat(
                        refusal(
                                kraken(1_000, "100.00", "100.01"),
                                leg(book(Venue.BITSTAMP, 1_000, "100.10", "100.11").asOf(399))))
                .isEqualTo(RefusalReason.SKEWED);
    }

    @Test
    void aDifferenceThatIsTooGoodIsImplausible() {
        assertThat(refusal(kraken(0, "100.00", "100.01"), bitstamp(0, "111.00", "111.01")))
                .isEqualTo(RefusalReason.IMPLAUSIBLE);
    }

    @Test
    void aVenueWithoutAKnownFeeIsNotTakenForFree() {
        Detection unknown = detection(feesOf("0bps", Venue.KRAKEN), RULE);
        assertThat(refusal(unknown, kraken(0, "100.00", "100.01"), bitstamp(0, "100.10", "100.11")))
                .isEqualTo(RefusalReason.FEE_UNKNOWN);
        assertThat(refusal(unknown, kraken(0, "100.10", "100.11"), bitstamp(0, "100.00", "100.01")))
                .isEqualTo(RefusalReason.FEE_UNKNOWN);
    }

    @Test
    void feesMayEatItAll() {
        assertThat(
                        refusal(
                                detection(feesOf("5bps"), RULE),
                                kraken(0, "100.00", "100.01"),
                                bitstamp(0, "100.10", "100.11")))
                .isEqualTo(RefusalReason.BELOW_FEES);
    }

    @Test
    void anEdgeMayEarnTooLittle() {
        assertThat(refusal(kraken(0, "100.00", "100.01"), bitstamp(0, "100.02", "100.03")))
                .isEqualTo(RefusalReason.BELOW_MIN_NET);
    }

    @Test
    void anEdgeMayStandOnTooSmallAnAmount() {
        DetectionRule large = new DetectionRule(0, 0, 5, 2, 101, 0);
        assertThat(
                        refusal(
                                detection(FREE, large),
                                kraken(0, "100.00", "100.01"),
                                bitstamp(0, "100.10", "100.11")))
                .isEqualTo(RefusalReason.BELOW_MIN_NOTIONAL);
    }

    @Test
    void tooLittleAndTooSmallCountsAsTooLittle() {
        DetectionRule large = new DetectionRule(0, 0, 5, 2, 101, 0);
        assertThat(
                        refusal(
                                detection(FREE, large),
                                kraken(0, "100.00", "100.01"),
                                bitstamp(0, "100.04", "100.11"))) // in the holding band
                .isEqualTo(RefusalReason.BELOW_MIN_NET);
    }

    @Test
    void ofSeveralReasonsTheFirstWins() {
        // stale, lagging, skewed and implausible at once
        assertThat(
                        refusal(
                                leg(book(Venue.KRAKEN, 3_000, "1", "2").asOf(0).lag(900)),
                                bitstamp(3_000, "100.10", "100.11")))
                .isEqualTo(RefusalReason.LEG_STALE);
        // lagging, skewed and implausible
        assertThat(
                        refusal(
                                leg(book(Venue.KRAKEN, 3_000, "1", "2").asOf(2_100).lag(900)),
                                bitstamp(3_000, "100.10", "100.11")))
                .isEqualTo(RefusalReason.LAGGING);
        // skewed and implausible
        assertThat(
                        refusal(
                                leg(book(Venue.KRAKEN, 3_000, "1", "2").asOf(2_100)),
                                bitstamp(3_000, "100.10", "100.11")))
                .isEqualTo(RefusalReason.SKEWED);
        // implausible, and no fee is known
        assertThat(
                        refusal(
                                detection(feesOf("0bps", Venue.KRAKEN), RULE),
                                kraken(0, "1", "2"),
                                bitstamp(0, "100.10", "100.11")))
                .isEqualTo(RefusalReason.IMPLAUSIBLE);
    }

    @Test
    void anOpenEpisodeInTheHoldingBandIsNotRefused() {
        assertThat(
                        refusal(
                                detection(FREE, IMPATIENT),
                                kraken(0, "100.00", "100.01"),
                                bitstamp(0, "100.10", "100.11"),
                                bitstamp(10, "100.04", "100.11")))
                .isNull();
    }

    private static RefusalReason refusal(LegUpdate... updates) {
        return refusal(detection(), updates);
    }

    /** Why the newest signal of the only route that looks good is refused. */
    private static RefusalReason refusal(Detection detection, LegUpdate... updates) {
        DetectorRun run = new DetectorRun(detection).play(updates);
        run.untilUs(updates[updates.length - 1].receiveUs());
        assertThat(run.signals)
                .extracting(RouteSignal::route)
                .containsOnly(run.signals.get(0).route());
        return run.signals.get(run.signals.size() - 1).refusal();
    }
}
