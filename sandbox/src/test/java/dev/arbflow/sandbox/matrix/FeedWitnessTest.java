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
        witness.trade(KRAKEN, new Happened(id, "", time.nowUs()));
    }

    private void toldTrade(String id) {
        Times times = new Times(time.nowUs(), 0, time.nowUs(), time.nowUs());
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
                                times)));
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

        FeedWitness.Lost lost = witness.lost(KRAKEN, VirtualTime.START_US, time.nowUs());

        assertThat(lost).isEqualTo(new FeedWitness.Lost(3, 1)); // 106 is not named
        assertThat(witness.invented()).isZero();
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
                        new FeedWitness.Lost(3, 2),
                        1,
                        List.of(),
                        EpisodeScore.NONE);

        assertThat(bad.complaints())
                .extracting(Complaint::text)
                .containsExactly(
                        "does not recover",
                        "books differ in the end",
                        "a wrong book believed for 1.5 s",
                        "2 trades lost without a word",
                        "1 trades that never happened");
        assertThat(bad.cell()).contains("**does not recover**", "1 trades named as lost");
    }

    /** Or what stands between bars would begin another cell. */
    @Test
    void aCellNamesRoutesWithoutEnding() {
        String missed = "missed: BTC/USD|KRAKEN>BITSTAMP@1";
        EpisodeScore score = new EpisodeScore(1, 0, Set.of(), List.of(missed));
        FaultOutcome bad =
                new FaultOutcome(
                        Optional.of(Duration.ZERO),
                        true,
                        0,
                        new FeedWitness.Lost(0, 0),
                        0,
                        List.of(),
                        score);

        assertThat(bad.cell()).contains("BTC/USD\\|KRAKEN>BITSTAMP@1");
    }
}
