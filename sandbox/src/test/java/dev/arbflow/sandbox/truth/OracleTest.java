package dev.arbflow.sandbox.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.sandbox.Rules;
import dev.arbflow.sandbox.sim.BookState;
import dev.arbflow.sandbox.sim.Instrument;
import dev.arbflow.sandbox.sim.Level;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Buys on Bitfinex (no fee) and sells on Bitstamp (40 bps). */
class OracleTest {
    private static final long MS = 1_000;
    private static final long START = 1_700_000_000_000_000L;
    private static final Listing BITFINEX = Listing.parse("BITFINEX|BTC/USD");
    private static final Listing BITSTAMP = Listing.parse("BITSTAMP|BTC/USD");
    private static final Route ROUTE = Route.parse("BTC/USD|BITFINEX>BITSTAMP");
    private static final long END = START + 60_000 * MS;

    private final Oracle oracle = new Oracle(Rules.TRUTH);

    @BeforeEach
    void bothVenuesAreSeen() {
        oracle.book(book(BITFINEX, 10_000), START);
        oracle.book(book(BITSTAMP, 10_000), START);
        oracle.served(BITFINEX, START);
        oracle.served(BITSTAMP, START);
    }

    /** One level a side, a cent around a middle price, worth about 1,000. */
    private static BookState book(Listing listing, double mid) {
        return book(listing, mid, 10_000_000);
    }

    private static BookState book(Listing listing, double mid, long quantity) {
        long cents = Math.round(mid * 100);
        return new BookState(
                new Instrument(listing, 2, 1),
                List.of(new Level(cents - 1, quantity)),
                List.of(new Level(cents + 1, quantity)));
    }

    /** Bitstamp stands apart by so much and both venues keep publishing ten times a second. */
    private void apart(double bps, long fromMs, long toMs) {
        for (long ms = fromMs; ms < toMs; ms += 100) {
            oracle.book(book(BITSTAMP, 10_000 * (1 + bps / 1e4)), START + ms * MS);
            oracle.book(book(BITFINEX, 10_000), START + ms * MS);
        }
        oracle.book(book(BITSTAMP, 10_000), START + toMs * MS);
    }

    private static ClaimedEpisode claim(long openedMs, long closedMs, CloseReason reason) {
        return new ClaimedEpisode(
                ROUTE,
                START + openedMs * MS,
                START + openedMs * MS + Rules.RULE.dwellUs(),
                START + closedMs * MS,
                reason);
    }

    private Verdict judge(ClaimedEpisode... claims) {
        return oracle.judge(List.of(claims), END);
    }

    @Test
    void demandsWhatStoodClearlyAboveTheThresholdForLongEnough() {
        apart(60, 1_000, 3_000);
        Verdict silence = judge();
        assertThat(silence.injected()).isEqualTo(1);
        assertThat(silence.recall()).isZero();
        assertThat(silence.missed())
                .singleElement()
                .asString()
                .contains(ROUTE.code(), "2000 ms", "22:13:21");

        Verdict found = judge(claim(1_012, 3_012, CloseReason.SPREAD_COLLAPSED));
        assertThat(found.missed()).isEmpty();
        assertThat(found.forbidden()).isEmpty();
        assertThat(found.detected()).isEqualTo(1);
        assertThat(found.precision()).isEqualTo(1);
        assertThat(found.recall()).isEqualTo(1);
        assertThat(found.detectionDelayMs().p50()).isEqualTo(1_012);
        assertThat(found.detectionDelayMs().max()).isEqualTo(1_012);
    }

    @Test
    void acceptsThatTheJobSeesBooksLater() {
        apart(60, 1_000, 3_000);
        assertThat(judge(claim(1_200, 3_240, CloseReason.SPREAD_COLLAPSED)).forbidden()).isEmpty();
    }

    @Test
    void demandsNothingShorterThanDwellDisorderAndMargin() {
        apart(60, 1_000, 2_060);
        assertThat(judge().injected()).isZero();
        apart(60, 4_000, 5_080);
        assertThat(judge().injected()).isEqualTo(1);
    }

    @Test
    void neitherDemandsNorForbidsWhatLiesInTheGreyBand() {
        apart(45.6, 1_000, 4_000);
        assertThat(oracle.demanded(END)).isEmpty();
        assertThat(judge(claim(1_010, 4_010, CloseReason.SPREAD_COLLAPSED)).forbidden()).isEmpty();
    }

    @Test
    void forbidsAnEpisodeThatTheFeesEat() {
        apart(42, 1_000, 4_000);
        Verdict verdict = judge(claim(1_010, 4_010, CloseReason.SPREAD_COLLAPSED));
        assertThat(verdict.forbidden()).singleElement().asString().contains("did not stand above");
        assertThat(verdict.precision()).isZero();
    }

    @Test
    void forbidsAnEpisodeWhoseDwellTimeTheTruthDidNotFill() {
        apart(60, 1_000, 1_500);
        assertThat(judge(claim(1_010, 2_010, CloseReason.SPREAD_COLLAPSED)).forbidden()).hasSize(1);
    }

    @Test
    void acceptsABeginningInTheVenuesOwnTimeButNoneBeforeItsPrecision() {
        apart(60, 1_000, 4_000);
        assertThat(judge(claim(995, 3_990, CloseReason.SPREAD_COLLAPSED)).forbidden()).isEmpty();
        assertThat(judge(claim(994, 3_990, CloseReason.SPREAD_COLLAPSED)).forbidden())
                .singleElement()
                .asString()
                .contains("did not stand above");
    }

    @Test
    void forbidsAnEpisodeOnTooSmallASize() {
        for (long ms = 1_000; ms < 4_000; ms += 100) {
            oracle.book(book(BITSTAMP, 10_060, 1_000_000), START + ms * MS);
            oracle.book(book(BITFINEX, 10_000), START + ms * MS);
        }
        oracle.book(book(BITSTAMP, 10_000), START + 4_000 * MS);
        Verdict verdict = judge(claim(1_010, 4_010, CloseReason.SPREAD_COLLAPSED));
        assertThat(verdict.injected()).isZero();
        assertThat(verdict.forbidden()).hasSize(1);
    }

    @Test
    void forbidsAnEpisodeThatOutlivesItsEdge() {
        apart(60, 1_000, 3_000);
        assertThat(judge(claim(1_010, 3_600, CloseReason.SPREAD_COLLAPSED)).forbidden())
                .singleElement()
                .asString()
                .contains("stayed open");
    }

    @Test
    void anEpisodeMayLastUntilTheClosingThreshold() {
        apart(60, 1_000, 3_000);
        apart(43, 3_000, 5_000);
        assertThat(judge(claim(1_010, 5_010, CloseReason.SPREAD_COLLAPSED)).forbidden()).isEmpty();
    }

    @Test
    void forbidsAnEpisodeOnARouteThatWasNeverQuoted() {
        ClaimedEpisode elsewhere =
                new ClaimedEpisode(
                        Route.parse("ETH/USD|KRAKEN>COINBASE"), START, START, START, null);
        assertThat(judge(elsewhere).forbidden())
                .singleElement()
                .asString()
                .contains("no such route");
    }

    /** It knows no rate, and so neither that it is wrong nor that it is right. */
    @Test
    void anEpisodeWithALegInAnotherCurrencyIsLeftOut() {
        Route converted = Route.parse("BTC/USD|BITFINEX:USDT:KRAKEN>BITSTAMP");
        ClaimedEpisode elsewhere = new ClaimedEpisode(converted, START, START, START, null);
        Verdict verdict = judge(elsewhere, claim(1_010, 3_010, CloseReason.SPREAD_COLLAPSED));

        assertThat(verdict.forbidden()).hasSize(1);
        assertThat(verdict.precision()).isZero();
    }

    @Test
    void demandsNothingOfALegThatNoClientSees() {
        oracle.failed(new FeedFault(BITSTAMP, FeedFault.Kind.DISCONNECT, START));
        apart(60, 1_000, 3_000);
        assertThat(judge().injected()).isZero();
        assertThat(judge(claim(1_010, 3_010, CloseReason.SPREAD_COLLAPSED)).forbidden()).hasSize(1);
    }

    @Test
    void demandsNothingOfALegThatPublishesNothing() {
        oracle.book(book(BITSTAMP, 10_060), START + 1_000 * MS);
        for (long ms = 1_000; ms < 5_000; ms += 100) {
            oracle.book(book(BITFINEX, 10_000), START + ms * MS);
        }
        assertThat(oracle.demanded(END)).isEmpty();
    }

    @Test
    void anEpisodeHitByAFaultMustEndForThatReason() {
        apart(60, 1_000, 3_000);
        oracle.failed(new FeedFault(BITSTAMP, FeedFault.Kind.CHECKSUM, START + 3_000 * MS));
        apart(60, 3_000, 6_000);
        assertThat(judge(claim(1_010, 3_005, CloseReason.BOOK_RESYNC)).forbidden()).isEmpty();
        assertThat(judge(claim(1_010, 3_005, CloseReason.SHUTDOWN)).forbidden()).isEmpty();
        assertThat(judge(claim(1_010, 6_005, CloseReason.SPREAD_COLLAPSED)).forbidden()).hasSize(1);
    }

    @Test
    void anEpisodeMayNotSurviveAFaultEvenIfItIsRepairedAtOnce() {
        for (long ms = 1_000; ms < 6_000; ms += 100) {
            oracle.book(book(BITSTAMP, 10_060), START + ms * MS);
            oracle.book(book(BITFINEX, 10_000), START + ms * MS);
            if (ms == 3_000) {
                oracle.failed(
                        new FeedFault(BITSTAMP, FeedFault.Kind.SEQUENCE, START + ms * MS + 10));
                oracle.served(BITSTAMP, START + ms * MS + 20);
            }
        }
        oracle.book(book(BITSTAMP, 10_000), START + 6_000 * MS);
        assertThat(judge(claim(1_010, 6_005, CloseReason.SPREAD_COLLAPSED)).forbidden())
                .singleElement()
                .asString()
                .contains("through a fault", "SEQUENCE");
        assertThat(judge(claim(1_010, 3_005, CloseReason.SPREAD_COLLAPSED)).forbidden())
                .singleElement()
                .asString()
                .contains("another reason");
        assertThat(judge(claim(1_010, 3_005, CloseReason.BOOK_RESYNC)).forbidden()).isEmpty();
        assertThat(judge(claim(3_100, 6_005, CloseReason.SPREAD_COLLAPSED)).forbidden()).isEmpty();
    }

    @Test
    void aDoubtfulLegIsNotDemandedAndNotForbidden() {
        oracle.doubted(BITFINEX, START, START + 30_000 * MS);
        apart(60, 1_000, 3_000);
        assertThat(judge().injected()).isZero();
        assertThat(judge(claim(1_010, 3_005, CloseReason.SPREAD_COLLAPSED)).forbidden()).isEmpty();
    }

    private static BusyTimes busy(long fromMs, long toMs) {
        return BusyTimes.of(List.of(new BusyTimes.Span(START + fromMs * MS, START + toMs * MS)));
    }

    @Test
    void doesNotDemandWhatThisMachineWasTooBusyFor() {
        apart(60, 1_000, 3_000);
        apart(60, 10_000, 12_000);
        Verdict verdict = oracle.known(END).judge(List.of(), busy(2_900, 5_000));
        assertThat(verdict.injected()).isEqualTo(1);
        assertThat(verdict.notJudged()).isEqualTo(1);
        assertThat(verdict.missed()).singleElement().asString().contains("22:13:30");
    }

    @Test
    void aBusyMachineIsNoExcuseForWhatWasNeverTrue() {
        apart(42, 1_000, 4_000);
        Verdict verdict =
                oracle.known(END)
                        .judge(
                                List.of(claim(1_010, 4_010, CloseReason.SPREAD_COLLAPSED)),
                                busy(0, 50_000));
        assertThat(verdict.forbidden()).singleElement().asString().contains("did not stand above");
        assertThat(verdict.precision()).isZero();
    }

    @Test
    void aBusyMachineMayGiveAnotherReasonButNotHoldOnThroughAFault() {
        for (long ms = 1_000; ms < 6_000; ms += 100) {
            oracle.book(book(BITSTAMP, 10_060), START + ms * MS);
            oracle.book(book(BITFINEX, 10_000), START + ms * MS);
            if (ms == 3_000) {
                oracle.failed(new FeedFault(BITSTAMP, FeedFault.Kind.SEQUENCE, START + ms * MS));
                oracle.served(BITSTAMP, START + ms * MS + 20);
            }
        }
        ClaimedEpisode late = claim(1_010, 3_005, CloseReason.LEG_STALE);
        KnownTruth known = oracle.known(END);
        assertThat(known.judge(List.of(late), busy(2_900, 3_500)).forbidden()).isEmpty();
        assertThat(known.judge(List.of(late), BusyTimes.NONE).forbidden()).hasSize(1);
        ClaimedEpisode through = claim(1_010, 6_005, CloseReason.SPREAD_COLLAPSED);
        assertThat(known.judge(List.of(through), busy(2_900, 3_500)).forbidden()).hasSize(1);
    }

    @Test
    void aStretchThatStillStandsCountsUntilTheEnd() {
        for (long ms = 1_000; ms < 3_000; ms += 100) {
            oracle.book(book(BITSTAMP, 10_060), START + ms * MS);
            oracle.book(book(BITFINEX, 10_000), START + ms * MS);
        }
        assertThat(oracle.judge(List.of(), START + 3_000 * MS).injected()).isEqualTo(1);
        assertThat(oracle.judge(List.of(), START + 1_500 * MS).injected()).isZero();
    }

    @Test
    void knowsNoPriceForAVenueWithoutFee() {
        Listing okx = Listing.parse("OKX|BTC/USD");
        oracle.book(book(okx, 11_000), START);
        oracle.served(okx, START);
        assertThat(oracle.demanded(END)).isEmpty();
    }

    @Test
    void refusesNegativeTolerances() {
        assertThatThrownBy(() -> TruthRule.of(Rules.RULE, Rules.CHARGES, 25, Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TruthRule.of(Rules.RULE, Rules.CHARGES, 0, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
