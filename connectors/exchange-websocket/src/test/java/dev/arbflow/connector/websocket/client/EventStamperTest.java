package dev.arbflow.connector.websocket.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.connector.websocket.ConnectionSpec;
import dev.arbflow.connector.websocket.Inbound;
import dev.arbflow.connector.websocket.testing.Connections;
import dev.arbflow.connector.websocket.venue.session.ProtocolEvent;
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
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventStamperTest {

    private static final ConnectionSpec SPEC =
            Connections.kraken("KRAKEN-0", URI.create("ws://127.0.0.1:1"), "BTC/USD", "ETH/USD");
    private static final Listing BTC = SPEC.listings().get(0);
    private static final Listing ETH = SPEC.listings().get(1);
    private static final Ladder BID = new Ladder(new double[] {99}, new double[] {1});
    private static final Ladder ASK = new Ladder(new double[] {101}, new double[] {1});

    private final List<Inbound> events = new ArrayList<>();
    private final List<String> sent = new ArrayList<>();
    private final RecordingMeter meter = new RecordingMeter();
    private final EventTimes times =
            new EventTimes(new WallClock(), new ClockModel(Duration.ofSeconds(10)));
    private final EventStamper stamper =
            new EventStamper(SPEC, times, new Cadence(Duration.ofMillis(100)), events::add, meter);

    @BeforeEach
    void open() {
        stamper.begin(3, sent::add);
        times.moveTo(10_000_000);
    }

    @Test
    void numbersTheEventsOfAnEpochFromOne() {
        stamper.status(BTC.code(), FeedStatus.State.LIVE, "");
        trade(10_000_000);
        stamper.malformed("?", "what?");
        assertThat(events.get(0).status().origin())
                .isEqualTo(new Origin(Feed.KRAKEN, "KRAKEN-0", 3, 1));
        assertThat(events.get(1).trade().origin().sequence()).isEqualTo(2);
        assertThat(events.get(2).malformed().origin().sequence()).isEqualTo(3);
        stamper.begin(4, sent::add);
        trade(10_000_000);
        assertThat(events.get(3).trade().origin())
                .isEqualTo(new Origin(Feed.KRAKEN, "KRAKEN-0", 4, 1));
    }

    @Test
    void putsAllClocksIntoATrade() {
        Trade trade = trade(10_002_000);
        assertThat(trade.times()).isEqualTo(new Times(10_002_000, -2_000, 10_000_000, 10_000_000));
        assertThat(trade.times().happenedUs()).isEqualTo(10_000_000);
    }

    @Test
    void theTradeAfterAGapSaysHowFarBackItReaches() {
        trade(9_000_000);
        stamper.tradesMissing(BTC);
        stamper.begin(4, sent::add);

        assertThat(trade(9_700_000).gapUs()).isEqualTo(700_000);
        assertThat(trade(9_800_000).gapUs()).isZero();
    }

    @Test
    void aGapBetweenTwoTradesOfOneMicrosecondIsOne() {
        trade(9_000_000);
        stamper.tradesMissing(BTC);

        assertThat(trade(9_000_000).endsGap()).isTrue();
    }

    @Test
    void aGapInAnotherListingIsNoneHere() {
        stamper.tradesMissing(ETH);

        assertThat(trade(9_000_000).endsGap()).isFalse();
    }

    @Test
    void aGapOverARestartHasNoKnownBeginning() {
        stamper.tradesMissing(BTC);

        assertThat(trade(9_000_000).gapFromUs()).isZero();
    }

    @Test
    void aTradeWithoutATimeHappenedWhenItWasReceived() {
        trade(10_002_000);
        assertThat(trade(Times.UNKNOWN).times().happenedUs()).isEqualTo(10_000_000);
    }

    @Test
    void aBookIsProvenAsOfItsExchangeTime() {
        Book book = book(9_970_000);
        assertThat(book.asOfUs()).isEqualTo(9_970_000);
        assertThat(book.lagUs()).isEqualTo(30_000);
        assertThat(book.times().receiveUs()).isEqualTo(10_000_000);
    }

    @Test
    void aBookWithoutATimeIsProvenAsOfTheNewestFrameOfItsConnectionWithOne() {
        book(9_970_000);
        times.moveTo(10_500_000);
        assertThat(book(Times.UNKNOWN).asOfUs()).isEqualTo(9_970_000);
        trade(10_480_000);
        assertThat(book(Times.UNKNOWN).asOfUs()).isEqualTo(10_480_000);
    }

    @Test
    void whatIsProvenNeverGoesBackwards() {
        book(9_970_000);
        assertThat(book(9_000_000).asOfUs()).isEqualTo(9_970_000);
    }

    @Test
    void aHeartbeatProvesLife() {
        stamper.alive(9_990_000);
        assertThat(progress().asOfUs()).isEqualTo(9_990_000);
        assertThat(progress().lagUs()).isEqualTo(10_000);
    }

    @Test
    void anInvalidBookWithoutATimeProvesNothing() {
        book(9_970_000);
        times.moveTo(60_000_000);
        stamper.invalidBook(BTC, BookValidity.SILENT, Times.UNKNOWN);
        Book book = events.get(1).book();
        assertThat(book.validity()).isEqualTo(BookValidity.SILENT);
        assertThat(book.asOfUs()).isEqualTo(9_970_000);
        assertThat(book.times().receiveUs()).isEqualTo(60_000_000);
    }

    @Test
    void anInvalidBookWithATimeProvesLife() {
        stamper.invalidBook(BTC, BookValidity.GAP, 9_980_000);
        assertThat(events.get(0).book().asOfUs()).isEqualTo(9_980_000);
    }

    @Test
    void progressTellsTheNewestSequenceAndTheTime() {
        trade(9_990_000);
        trade(9_990_000);
        times.moveTo(10_020_000);
        Progress progress = progress();
        assertThat(progress.origin()).isEqualTo(new Origin(Feed.KRAKEN, "KRAKEN-0", 3, 2));
        assertThat(progress.receiveUs()).isEqualTo(10_020_000);
        assertThat(progress.asOfUs()).isEqualTo(9_990_000);
    }

    @Test
    void progressCarriesTheListingsOnlyNowAndThenAndOnlyIfThereIsNewProof() {
        book(9_990_000);
        assertThat(progress().listings()).containsExactly("KRAKEN|BTC/USD");
        times.moveTo(10_020_000);
        stamper.proven(BTC, 10_010_000);
        assertThat(progress().listings()).as("too early").isEmpty();
        times.moveTo(10_100_000);
        Progress due = progress();
        assertThat(due.listings()).as("due").containsExactly("KRAKEN|BTC/USD");
        assertThat(due.listingsAsOfUs()).containsExactly(10_010_000);
        times.moveTo(10_300_000);
        assertThat(progress().listings()).as("nothing new").isEmpty();
    }

    @Test
    void whatProvesTheConnectionProvesNoBookOfIt() {
        book(9_990_000);
        progress();
        times.moveTo(10_500_000);
        stamper.alive(Times.UNKNOWN);
        stamper.alive(10_490_000);
        trade(10_495_000);
        assertThat(progress().listings()).isEmpty();
    }

    @Test
    void anAnswerProvesTheMomentOfTheQuestionLessWhatTheChannelItselfIsLate() {
        book(9_970_000); // 30 ms late
        progress();
        times.moveTo(10_500_000);
        stamper.answered(10_450_000);
        assertThat(progress().listingsAsOfUs()).containsExactly(10_420_000);
    }

    @Test
    void anAnswerProvesNoBookThatIsNotUsable() {
        book(9_970_000);
        stamper.invalidBook(BTC, BookValidity.SILENT, Times.UNKNOWN);
        progress();
        times.moveTo(10_500_000);
        stamper.answered(10_450_000);
        assertThat(progress().listings()).isEmpty();
    }

    @Test
    void aSequenceOverTheWholeSocketProvesEveryUsableBook() {
        book(9_970_000);
        stamper.book(ETH, BID, ASK, 9_975_000);
        times.moveTo(10_500_000);
        stamper.provenAll(10_480_000);
        assertThat(progress().listingsAsOfUs()).containsExactly(10_480_000, 10_480_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {600_000, 800_000, 950_000})
    void aBookIsNeverProvenBeyondItsNewestFrameHoweverTheVenueAnswers(long lateUs) {
        for (long sentUs = 10_000_000; sentUs < 20_000_000; sentUs += 50_000) {
            times.moveTo(sentUs + lateUs);
            Book book = book(sentUs);
            stamper.answered(sentUs + lateUs - 40_000); // the answer itself takes 40 ms
            stamper.alive(Times.UNKNOWN);
            assertThat(book.asOfUs()).isLessThanOrEqualTo(sentUs);
            assertThat(times.asOfUs(BTC)).isLessThanOrEqualTo(sentUs);
        }
    }

    @Test
    void untimedHeartbeatsInABacklogMakeNoneOfItFresh() {
        for (long sentUs = 10_000_000; sentUs < 17_000_000; sentUs += 100_000) {
            book(sentUs); // all of it arrives at once, after a stall of seven seconds
        }
        times.moveTo(24_000_000);
        for (long sentUs = 17_000_000; sentUs < 24_000_000; sentUs += 100_000) {
            stamper.alive(Times.UNKNOWN);
            assertThat(book(sentUs).asOfUs()).isEqualTo(sentUs);
        }
    }

    @Test
    void aConnectionThatBeginsToDeliverLateIsSoonSaidToLag() {
        for (long sentUs = 10_000_000; sentUs < 12_000_000; sentUs += 50_000) {
            times.moveTo(sentUs + 10_000);
            book(sentUs);
        }
        assertThat(times.lagUs()).isEqualTo(10_000);
        for (long sentUs = 12_000_000; sentUs < 14_000_000; sentUs += 50_000) {
            times.moveTo(sentUs + 900_000);
            book(sentUs);
        }
        assertThat(times.lagUs()).isEqualTo(900_000);
    }

    @Test
    void countsWhatItEmits() {
        trade(9_990_000);
        book(9_990_000);
        stamper.invalidBook(BTC, BookValidity.GAP, Times.UNKNOWN);
        stamper.malformed("?", "what?");
        assertThat(meter.of(FeedCount.TRADES)).isEqualTo(1);
        assertThat(meter.of(FeedCount.BOOKS)).isEqualTo(2);
        assertThat(meter.of(FeedCount.MALFORMED)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(ProtocolEvent.class)
    void countsWhatTheProtocolCounts(ProtocolEvent event) {
        stamper.count(event);
        assertThat(meter.of(FeedCount.of(event))).isEqualTo(1);
    }

    @Test
    void forgetsTheWishToReconnectWithTheEpoch() {
        stamper.reconnect("asked to");
        assertThat(stamper.reconnectReason()).isEqualTo("asked to");
        stamper.begin(4, sent::add);
        assertThat(stamper.reconnectReason()).isNull();
    }

    @Test
    void sendsToTheSocketOfTheEpoch() {
        stamper.send("hello");
        assertThat(sent).containsExactly("hello");
    }

    private Trade trade(long exchangeUs) {
        stamper.trade(BTC, "1", Side.BUY, 100, 1, exchangeUs);
        return events.get(events.size() - 1).trade();
    }

    private Book book(long exchangeUs) {
        stamper.book(BTC, BID, ASK, exchangeUs);
        return events.get(events.size() - 1).book();
    }

    private Progress progress() {
        stamper.progress();
        return events.get(events.size() - 1).progress();
    }
}
