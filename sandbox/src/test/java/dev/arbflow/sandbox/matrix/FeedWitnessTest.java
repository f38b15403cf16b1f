package dev.arbflow.sandbox.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.connector.websocket.Inbound;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Origin;
import dev.arbflow.market.Side;
import dev.arbflow.market.Times;
import dev.arbflow.market.book.Book;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.FeedStatus;
import dev.arbflow.market.book.Ladder;
import dev.arbflow.market.book.Progress;
import dev.arbflow.market.trade.Trade;
import dev.arbflow.sandbox.matrix.TradeTruth.Happened;
import dev.arbflow.sandbox.matrix.Unprovable.Tolerance;
import dev.arbflow.sandbox.sim.BookState;
import dev.arbflow.sandbox.sim.Instrument;
import dev.arbflow.sandbox.sim.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The witness notices what it is there for. */
class FeedWitnessTest {
    private static final Listing KRAKEN = Listing.parse("KRAKEN|BTC/USD");
    private static final Origin ORIGIN = new Origin(Feed.KRAKEN, "KRAKEN-0", 1, 1);

    private final VirtualTime time = new VirtualTime();
    private final FeedWitness witness = new FeedWitness(time, List.of(KRAKEN), 25, true);

    private void changed(long bid) {
        witness.book(
                new BookState(
                        new Instrument(KRAKEN, 0, 1),
                        List.of(new Level(bid, 100_000_000)),
                        List.of(new Level(bid + 1, 100_000_000))));
    }

    private void told(double bid, BookValidity validity) {
        boolean valid = validity == BookValidity.VALID;
        witness.heard(
                Inbound.of(
                        new Book(
                                ORIGIN,
                                KRAKEN.venue(),
                                KRAKEN.market(),
                                validity,
                                valid ? ladder(bid) : Ladder.EMPTY,
                                valid ? ladder(bid + 1) : Ladder.EMPTY,
                                new Times(time.nowUs(), 0, time.nowUs(), time.nowUs()),
                                time.nowUs(),
                                0)));
    }

    private static Ladder ladder(double price) {
        return new Ladder(new double[] {price}, new double[] {1});
    }

    private void traded(String id) {
        witness.trade(KRAKEN, new Happened(id, "", print(), time.nowUs()));
    }

    private TradeTruth.Print print() {
        return new TradeTruth.Print(Side.BUY, 100, 1, 1);
    }

    private void toldTrade(String id) {
        toldTrade(id, 1_000);
    }

    private void toldTrade(String id, long exchangeUs) {
        Times times = new Times(exchangeUs, 0, time.nowUs(), time.nowUs());
        witness.heard(
                Inbound.of(
                        new Trade(
                                ORIGIN,
                                KRAKEN.venue(),
                                KRAKEN.market(),
                                id,
                                Side.BUY,
                                100,
                                1,
                                times,
                                0)));
    }

    private void gap(String reason) {
        witness.heard(
                Inbound.of(
                        new FeedStatus(
                                ORIGIN,
                                KRAKEN.code(),
                                FeedStatus.State.GAP,
                                reason,
                                time.nowUs())));
    }

    @Test
    void aBookThatTheVenueNeverHadIsWrongAsLongAsItIsTold() {
        changed(100);
        told(100, BookValidity.VALID);
        time.pass(500_000);
        told(99, BookValidity.VALID);
        time.pass(700_000);
        told(100, BookValidity.VALID);
        time.pass(400_000);

        assertThat(witness.wrongUs()).isEqualTo(700_000);
        assertThat(witness.hasRightBook(KRAKEN)).isTrue();
    }

    @Test
    void aBookThatStaysWrongWhileItChangesIsWrongAllTheTime() {
        changed(100);
        told(100, BookValidity.VALID);
        for (int i = 1; i <= 10; i++) {
            told(50 + i, BookValidity.VALID);
            time.pass(200_000);
        }
        assertThat(witness.wrongUs()).isEqualTo(2_000_000);
        told(100, BookValidity.VALID);
        time.pass(1_000_000);

        assertThat(witness.wrongUs()).isEqualTo(2_000_000);
    }

    @Test
    void aBookBetweenTwoFramesOfOneStepIsNoWrongOne() {
        changed(100);
        told(100, BookValidity.VALID);
        told(99, BookValidity.VALID);
        time.pass(25_000);
        assertThat(witness.hasRightBook(KRAKEN)).isTrue();
        assertThat(witness.wrongUs()).isZero();

        time.pass(1_000);
        assertThat(witness.hasRightBook(KRAKEN)).isFalse();
        assertThat(witness.wrongUs()).isEqualTo(26_000);
    }

    @Test
    void anOldBookIsNotWrongButNotRightEither() {
        changed(100);
        told(100, BookValidity.VALID);
        time.pass(100_000);
        changed(101);
        time.pass(5_000_000);

        assertThat(witness.wrongUs()).isZero();
        assertThat(witness.hasRightBook(KRAKEN)).isFalse();
    }

    @Test
    void aWithdrawnBookIsRefusedUnderItsName() {
        witness.watch();
        changed(100);
        told(100, BookValidity.SILENT);

        assertThat(witness.refusals()).containsExactly("BOOK_INVALID SILENT");
        assertThat(witness.isWithdrawn(KRAKEN)).isTrue();
    }

    @Test
    void aBookThatNobodyProvesIsStale() {
        changed(100);
        told(100, BookValidity.VALID);
        toldTrade("1");
        witness.watch();
        time.pass(4_000_000);
        witness.heard(
                Inbound.of(
                        new Progress(
                                ORIGIN,
                                time.nowUs(),
                                time.nowUs(),
                                0,
                                0,
                                new String[0],
                                new long[0])));
        witness.look();

        assertThat(witness.refusals()).containsExactly("LEG_STALE");
        assertThat(witness.isRight(KRAKEN, VirtualTime.START_US)).isFalse();
    }

    @Test
    void aTradeThatIsNotToldIsLostUnlessARangeNamesIt() {
        for (int id = 1; id <= 6; id++) {
            traded("10" + id);
            time.pass(1_000);
        }
        toldTrade("101");
        gap("1 trade(s) missing up to number 102");
        toldTrade("103");
        gap("trades may be missing between number 103 and number 105");
        toldTrade("105");

        LostTrades lost = witness.lost(KRAKEN, VirtualTime.START_US, time.nowUs());

        assertThat(lost).isEqualTo(new LostTrades(3, 1, 1)); // 106 is not named
        assertThat(witness.invented()).isZero();
    }

    @Test
    void aTradeInASilenceUnlikeAllOthersIsNotLostInAPause() {
        tradesEverySecond(0, 60, true);
        tradesEverySecond(60, 9, false);
        tradesEverySecond(69, 60, true);
        tradesEverySecond(129, 20, false);
        tradesEverySecond(149, 1, true);

        assertThat(witness.lost(KRAKEN, VirtualTime.START_US, time.nowUs()))
                .isEqualTo(new LostTrades(29, 29, 9));
    }

    @Test
    void aSilenceThatIsNotOverIsNoPauseEitherOnceItIsTooLong() {
        tradesEverySecond(0, 60, true);
        tradesEverySecond(60, 9, false);
        assertThat(witness.lost(KRAKEN, VirtualTime.START_US, time.nowUs()).inPauses())
                .isEqualTo(8);

        tradesEverySecond(69, 20, false);
        assertThat(witness.lost(KRAKEN, VirtualTime.START_US, time.nowUs()).inPauses()).isZero();
    }

    @Test
    void theLongestWrongBookIsToldOnce() {
        changed(100);
        told(99, BookValidity.VALID);
        time.pass(3_000_000);
        told(100, BookValidity.VALID);
        told(99, BookValidity.VALID);
        time.pass(2_000_000);
        told(100, BookValidity.VALID);

        assertThat(witness.takeLongestWrongUs()).isEqualTo(3_000_000);
        assertThat(witness.takeLongestWrongUs()).isZero();
        assertThat(witness.wrongUs()).isEqualTo(5_000_000);
    }

    private void tradesEverySecond(int firstId, int trades, boolean told) {
        for (int id = firstId; id < firstId + trades; id++) {
            time.pass(1_000_000);
            traded("1" + id);
            if (told) {
                toldTrade("1" + id);
            }
        }
    }

    /** Nothing is heard of a connection that stands still, be it a trade or not. */
    @Test
    void aSilenceOfTheWholeConnectionIsNoSilenceOfItsTrades() {
        for (int second = 0; second < 60; second++) {
            witness.spoke();
            tradesEverySecond(second, 1, true);
        }
        witness.spoke();
        tradesEverySecond(60, 20, false);
        witness.spoke();
        tradesEverySecond(80, 1, true);

        assertThat(witness.lost(KRAKEN, VirtualTime.START_US, time.nowUs()))
                .isEqualTo(new LostTrades(20, 20, 20));
    }

    @Test
    void aTradeToldOtherwiseThanItHappenedIsInvented() {
        witness.trade(
                KRAKEN,
                new Happened("101", "", new TradeTruth.Print(Side.SELL, 100, 1, 1), time.nowUs()));
        toldTrade("101");

        assertThat(witness.invented()).isEqualTo(1);
    }

    @Test
    void aTradeThatIsToldWithoutItsTimeIsCountedApart() {
        traded("101");
        witness.trade(
                KRAKEN,
                new Happened("102", "", new TradeTruth.Print(Side.BUY, 200, 1, 1), time.nowUs()));
        toldTrade("101", Times.UNKNOWN);
        toldTrade("102", Times.UNKNOWN);

        assertThat(witness.invented()).isEqualTo(2);
        assertThat(witness.undated()).as("the other had another price").isEqualTo(1);
    }

    @Test
    void aTradeThatNeverHappenedIsInvented() {
        traded("101");
        toldTrade("9000");

        assertThat(witness.invented()).isEqualTo(1);
    }

    @Test
    void aResultComplainsAboutWhatIsNotAsItMustBe() {
        FaultOutcome bad =
                new FaultOutcome(
                        Optional.empty(),
                        false,
                        1_500_000,
                        new LostTrades(3, 2, 1),
                        1,
                        List.of(),
                        EpisodeScore.NONE,
                        Tolerance.NONE);

        assertThat(bad.complaints())
                .containsExactly(
                        "does not recover",
                        "books differ in the end",
                        "a wrong book believed for 1.5 s",
                        "2 trades lost without a word",
                        "1 trade that never happened");
        assertThat(bad.cell()).contains("**does not recover**", "1 trade named as lost");
    }

    @Test
    void whatNothingProvesIsToldButNotComplainedOfUpToItsBound() {
        FaultOutcome within = outcome(660_000_000, new LostTrades(3, 2, 2));
        assertThat(within.complaints()).isEmpty();
        assertThat(within.cell())
                .isEqualTo(
                        "0.0 s; 1 trade named as lost; 2 trades lost in a usual pause;"
                                + " a book wrong for 660.0 s");

        assertThat(outcome(660_000_001, new LostTrades(3, 3, 2)).complaints())
                .containsExactly(
                        "a wrong book believed for 660.0 s", "1 trade lost without a word");
    }

    private static FaultOutcome outcome(long wrongUs, LostTrades lost) {
        return new FaultOutcome(
                Optional.of(Duration.ZERO),
                true,
                wrongUs,
                lost,
                0,
                List.of(),
                EpisodeScore.NONE,
                new Tolerance(660_000_000, true));
    }

    /** Or what stands between bars would begin another cell. */
    @Test
    void aCellNamesRoutesWithoutEnding() {
        String missed = "missed: BTC/USD|KRAKEN>BITSTAMP@1";
        EpisodeScore score = new EpisodeScore(1, 0, 0, Set.of(), List.of(missed));
        FaultOutcome bad =
                new FaultOutcome(
                        Optional.of(Duration.ZERO),
                        true,
                        0,
                        LostTrades.NONE,
                        0,
                        List.of(),
                        score,
                        Tolerance.NONE);

        assertThat(bad.cell()).contains("BTC/USD\\|KRAKEN>BITSTAMP@1");
    }
}
