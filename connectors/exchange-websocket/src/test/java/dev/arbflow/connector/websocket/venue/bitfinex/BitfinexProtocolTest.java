package dev.arbflow.connector.websocket.venue.bitfinex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbflow.connector.websocket.ConnectionSpec.Dialect;
import dev.arbflow.connector.websocket.venue.SeenOutput;
import dev.arbflow.connector.websocket.venue.SeenOutput.SeenFault;
import dev.arbflow.connector.websocket.venue.SeenOutput.SeenStatus;
import dev.arbflow.connector.websocket.venue.SeenOutput.SeenTrade;
import dev.arbflow.connector.websocket.venue.Speaker;
import dev.arbflow.connector.websocket.venue.session.ProtocolEvent;
import dev.arbflow.connector.websocket.venue.wire.MalformedFrameException;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Side;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.FeedStatus.State;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BitfinexProtocolTest {
    private static final Listing BTC_USD = Listing.parse("BITFINEX|BTC/USD");
    private static final Listing BTC_USDT = Listing.parse("BITFINEX|BTC/USDT");
    private static final String BOOK_ACK =
            "{\"event\":\"subscribed\",\"channel\":\"book\",\"chanId\":11,\"symbol\":\"tBTCUSD\","
                    + "\"prec\":\"P0\",\"freq\":\"F0\",\"len\":\"25\",\"pair\":\"BTCUSD\"}";
    private static final String TRADES_ACK =
            "{\"event\":\"subscribed\",\"channel\":\"trades\",\"chanId\":12,"
                    + "\"symbol\":\"tBTCUSD\",\"pair\":\"BTCUSD\"}";
    private static final String ROWS =
            "[[27000,2,0.5],[26999,1,7e-7],[26998,3,2],[27001,1,-0.25],[27002,1,-1.00000001]]";
    private static final String SUBSCRIBE_BOOK =
            "{\"event\":\"subscribe\",\"channel\":\"book\",\"symbol\":\"tBTCUSD\",\"prec\":\"P0\","
                    + "\"freq\":\"F0\",\"len\":\"25\"}";
    private static final long MS = 1_790_134_414_850L;

    /** By Python's zlib.crc32 over the joined text of {@link #ROWS}. */
    private static final int CHECKSUM = -137924673;

    private final Speaker bitfinex =
            new Speaker(
                    Speaker.spec(
                            Feed.BITFINEX,
                            25,
                            Dialect.LIVE,
                            "BITFINEX|BTC/USD",
                            "BITFINEX|BTC/USDT"));
    private final SeenOutput out = bitfinex.out;
    private int sequence;

    @Test
    void asksForSequenceChecksumsAndTimesBeforeItSubscribes() {
        bitfinex.open();

        assertThat(out.sent)
                .startsWith("{\"event\":\"conf\",\"flags\":229376}", SUBSCRIBE_BOOK)
                .contains("{\"event\":\"subscribe\",\"channel\":\"trades\",\"symbol\":\"tBTCUST\"}")
                .hasSize(5);
    }

    @Test
    void asksARecordingForSequenceOnlyAndForItsLength() {
        Speaker recorded =
                new Speaker(Speaker.spec(Feed.BITFINEX, 100, Dialect.RECORDED, "BITFINEX|BTC/USD"));
        recorded.open();

        assertThat(recorded.out.sent)
                .startsWith(
                        "{\"event\":\"conf\",\"flags\":65536}",
                        SUBSCRIBE_BOOK.replace("25", "100"));
    }

    @Test
    void buildsABookFromSnapshotRowsAndDeletes() throws Exception {
        live().hear(data("11,[27000,2,0.75]"), data("11,[26999,0,1]"), data("11,[27001,0,-1]"));

        assertThat(out.lastBook().listing()).isEqualTo(BTC_USD);
        assertThat(out.lastBook().bids().prices()).containsExactly(27000, 26998);
        assertThat(out.lastBook().bids().quantities()).containsExactly(0.75, 2);
        assertThat(out.lastBook().asks().prices()).containsExactly(27002);
        assertThat(out.lastBook().exchangeUs()).isEqualTo(MS * 1000);
        assertThat(out.books).hasSize(4);
        assertThat(out.states()).containsExactly(State.LIVE);
    }

    @Test
    void takesALaterArrayOfRowsForChangesNotForASnapshot() throws Exception {
        live().hear(data("11,[[27000,0,1],[26999,2,3]]"));

        assertThat(out.lastBook().bids().prices()).containsExactly(26999, 26998);
    }

    @Test
    void publishesAnEmptyBookOfADeadPair() throws Exception {
        bitfinex.open().hear(BOOK_ACK, data("11,[]"));

        assertThat(out.lastBook().bids().isEmpty()).isTrue();
    }

    @Test
    void comparesChecksumsOverTheTextOfTheWire() throws Exception {
        live().hear(data("11,\"cs\"," + CHECKSUM));
        assertThat(out.counted(ProtocolEvent.CHECKSUM_MATCH)).isEqualTo(1);
        assertThat(out.faults).isEmpty();

        bitfinex.hear(data("11,\"cs\"," + (CHECKSUM + 1)));
        assertThat(out.counted(ProtocolEvent.CHECKSUM_MISMATCH)).isEqualTo(1);
        assertThat(out.faults)
                .containsExactly(new SeenFault(BTC_USD, BookValidity.CHECKSUM_MISMATCH));
        assertThat(out.sent).endsWith("{\"event\":\"unsubscribe\",\"chanId\":11}", SUBSCRIBE_BOOK);
        assertThat(out.reconnects).isEmpty();
    }

    @Test
    void ignoresLateFramesOfAChannelItLeft() throws Exception {
        live().hear(data("11,\"cs\",1"), data("11,[27000,2,0.75]"), data("11,\"cs\",1"));
        assertThat(out.books).hasSize(1);
        assertThat(out.counted(ProtocolEvent.IGNORED_FRAME)).isEqualTo(2);

        bitfinex.hear(
                "{\"event\":\"unsubscribed\",\"status\":\"OK\",\"chanId\":11}",
                BOOK_ACK.replace("11", "13"),
                data("13," + ROWS));
        assertThat(out.books).hasSize(2);
        assertThat(out.states()).containsExactly(State.LIVE, State.CHECKSUM_MISMATCH, State.LIVE);
    }

    @Test
    void leavesAChannelWhoseChecksumFailsAgainAtOnceOnlyAfterFiveSeconds() throws Exception {
        live().hear(data("11,\"cs\",1"), BOOK_ACK.replace("11", "13"), data("13," + ROWS));
        int sent = out.sent.size();
        bitfinex.hear(data("13,\"cs\",1"), data("13,[27000,2,0.75]"), data("13,\"cs\",1"));
        assertThat(out.counted(ProtocolEvent.STALE_UPDATE)).isEqualTo(1);
        assertThat(out.counted(ProtocolEvent.CHECKSUM_MISMATCH)).isEqualTo(2);
        assertThat(out.books).hasSize(2);
        assertThat(out.sent).hasSize(sent);

        bitfinex.after(Duration.ofSeconds(5));
        assertThat(out.sent).contains("{\"event\":\"unsubscribe\",\"chanId\":13}");
    }

    @Test
    void toleratesHeartbeatsAndDataBeforeTheAcknowledgement() throws Exception {
        bitfinex.open().hear(data("11,\"hb\""), data("11,[27000,1,1]"), BOOK_ACK);
        bitfinex.hear(data("11," + ROWS), data("11,\"hb\""));

        assertThat(out.books).hasSize(1);
        assertThat(out.aliveUs).contains(MS * 1000);
        assertThat(out.reconnects).isEmpty();
    }

    @Test
    void voidsEveryBookAndReconnectsWhenASequenceNumberIsMissing() throws Exception {
        live();
        sequence++;
        bitfinex.hear(data("11,\"hb\""), data("11,[27000,2,0.75]"));

        assertThat(out.counted(ProtocolEvent.SEQUENCE_GAP)).isEqualTo(1);
        assertThat(out.faults).containsExactly(new SeenFault(BTC_USD, BookValidity.GAP));
        assertThat(out.statuses)
                .endsWith(new SeenStatus("BITFINEX|*", State.GAP, "sequence 3 came after 1"));
        assertThat(out.reconnects).containsExactly("sequence 3 came after 1");
        assertThat(out.books).hasSize(1);

        sequence = 0;
        bitfinex.close("reconnect").open().hear(BOOK_ACK, data("11," + ROWS));
        assertThat(out.books).hasSize(2);
    }

    @Test
    void aFrameThatIsRepeatedChangesNothing() throws Exception {
        live();
        String row = data("11,[27000,2,0.75]");
        bitfinex.hear(row, row, data("11,\"hb\""));

        assertThat(out.books).hasSize(2);
        assertThat(out.counted(ProtocolEvent.STALE_UPDATE)).isEqualTo(1);
        assertThat(out.faults).isEmpty();
        assertThat(out.reconnects).isEmpty();
    }

    @Test
    void aNumberThatComesAgainWithOtherContentIsAGap() throws Exception {
        live();
        String row = data("11,[27000,2,0.75]");
        bitfinex.hear(row, row.replace("0.75", "0.5"));

        assertThat(out.faults).containsExactly(new SeenFault(BTC_USD, BookValidity.GAP));
        assertThat(out.reconnects).containsExactly("sequence 2 came after 2");
    }

    @Test
    void takesTeNotTuWithTheTakersSide() throws Exception {
        bitfinex.open()
                .hear(
                        TRADES_ACK,
                        data("12,[]"),
                        data("12,\"te\",[7,1564617600709,-0.00705845,10087.98969503]"),
                        data("12,\"tu\",[7,1564617600709,-0.00705845,10087.98969503]"),
                        data("12,\"te\",[8,1564617600710,2e-8,10088]"),
                        data("12,\"fte\",[1,2,3,4]"));

        assertThat(out.trades)
                .containsExactly(
                        new SeenTrade(
                                BTC_USD,
                                "7",
                                Side.SELL,
                                10087.98969503,
                                0.00705845,
                                1564617600709000L),
                        new SeenTrade(BTC_USD, "8", Side.BUY, 10088, 2e-8, 1564617600710000L));
        assertThat(out.counted(ProtocolEvent.REPEATED_TRADE)).isEqualTo(1);
    }

    @Test
    void takesFromTheHistoryOfAReconnectOnlyWhatWasMissedOldestFirst() throws Exception {
        String history = "[[9,1564617600709,1,5],[8,1564617600709,1,5],[7,1564617600709,1,5]]";
        bitfinex.open().hear(TRADES_ACK, data("12," + history.replace("[9,", "[6,")));
        assertThat(out.trades).isEmpty();
        assertThat(out.counted(ProtocolEvent.REPEATED_TRADE)).isEqualTo(3);

        sequence = 0;
        bitfinex.close("test")
                .open()
                .hear(TRADES_ACK, data("12," + "[[10,1564617600709,1,5]," + history.substring(1)));
        assertThat(out.trades).extracting(SeenTrade::tradeId).containsExactly("9", "10");
        assertThat(out.counted(ProtocolEvent.REPEATED_TRADE)).isEqualTo(5);
        assertThat(out.beginnings.values()).containsExactly(8L);
    }

    @Test
    void takesFromTheFirstHistoryAfterARestartOnlyWhatIsNewerThanTheCheckpoint() throws Exception {
        bitfinex.resume(Map.of(BTC_USD, 7L))
                .open()
                .hear(TRADES_ACK, data("12,[[9,1564617600709,1,5],[7,1564617600709,1,5]]"));

        assertThat(out.trades).extracting(SeenTrade::tradeId).containsExactly("9");
        assertThat(out.counted(ProtocolEvent.REPEATED_TRADE)).isEqualTo(1);
        assertThat(out.beginnings).isEmpty();
    }

    /** It may be lost while the channel itself goes on. */
    @Test
    void whatAHistoryThatNeverComesWouldHaveBroughtIsMissing() throws Exception {
        bitfinex.open().hear(TRADES_ACK, te(11, "5"));
        again();
        bitfinex.hear(te(15, "5"), te(16, "5"));

        assertThat(gaps()).containsExactly(missingBetween(11, 15));
        assertThat(out.tradesAfterGaps).containsExactly("15");
    }

    @Test
    void aHistoryWithNothingNewIsTheEndOfAnInterruption() throws Exception {
        bitfinex.open().hear(TRADES_ACK, te(11, "5"));
        again();
        bitfinex.hear(data("12,[" + trade(11) + "]"), te(15, "5"));

        assertThat(gaps()).isEmpty();
        assertThat(out.tradesAfterGaps).isEmpty();
    }

    /** Nothing is repeated by it, so what the connection missed stays missing. */
    @Test
    void anEmptyHistoryDoesNotEndAnInterruption() throws Exception {
        bitfinex.open().hear(TRADES_ACK, te(11, "5"));
        again();
        bitfinex.hear(data("12,[]"), te(15, "5"), te(16, "5"));

        assertThat(gaps()).containsExactly(missingBetween(11, 15));
    }

    @Test
    void aTradeSetAsideAfterTheFirstHistoryIsMissing() throws Exception {
        bitfinex.open().hear(TRADES_ACK, data("12,[" + trade(11) + "]"));
        setAside(te(12, "9.2e30"));
        bitfinex.hear(te(13, "5"));

        assertThat(gaps()).containsExactly(missingBetween(11, 13));
    }

    @Test
    void aTradeSetAsideAfterARestartIsMissing() throws Exception {
        bitfinex.resume(Map.of(BTC_USD, 11L)).open().hear(TRADES_ACK);
        setAside(te(12, "9.2e30"));
        bitfinex.hear(te(13, "5"));

        assertThat(gaps()).containsExactly(missingBetween(11, 13));
    }

    @Test
    void aTradeOfAHistoryThatIsSetAsideIsMissing() throws Exception {
        bitfinex.open().hear(TRADES_ACK, te(11, "5"));
        again();
        setAside(data("12,[[13,1564617600709,1,9.2e30]," + trade(12) + "," + trade(11) + "]"));
        bitfinex.hear(te(14, "5"));

        assertThat(out.trades).extracting(SeenTrade::tradeId).containsExactly("11", "12", "14");
        assertThat(gaps()).containsExactly(missingBetween(12, 14));
        assertThat(out.tradesAfterGaps).containsExactly("14");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "9e17"})
    void aTradeSetAsideIsTakenFromTheNextHistory(String price) throws Exception {
        bitfinex.open().hear(TRADES_ACK, te(11, "5"));
        setAside(te(12, price));
        again();
        bitfinex.hear(
                data("12,[" + trade(13) + "," + trade(12) + "," + trade(11) + "]"), te(14, "5"));

        assertThat(out.trades)
                .extracting(SeenTrade::tradeId)
                .containsExactly("11", "12", "13", "14");
        assertThat(gaps()).isEmpty();
    }

    private void again() throws MalformedFrameException {
        sequence = 0;
        bitfinex.close("test").open().hear(TRADES_ACK);
    }

    private void setAside(String frame) {
        assertThatThrownBy(() -> bitfinex.hear(frame)).isInstanceOf(MalformedFrameException.class);
    }

    private String te(int id, String price) {
        return data("12,\"te\",[" + id + ",1564617600709,2," + price + "]");
    }

    private static String trade(int id) {
        return "[" + id + ",1564617600709,1,5]";
    }

    private List<SeenStatus> gaps() {
        return out.statuses.stream().filter(status -> status.state() == State.GAP).toList();
    }

    private static SeenStatus missingBetween(int before, int after) {
        return new SeenStatus(
                BTC_USD.code(),
                State.GAP,
                "trades may be missing between number " + before + " and number " + after);
    }

    @Test
    void anEmptyHistoryIsABeginningToo() throws Exception {
        bitfinex.open().hear(TRADES_ACK, data("12,[]"));

        assertThat(out.beginnings.values()).containsExactly(0L);
    }

    @Test
    void ignoresTickersOfARecording() throws Exception {
        bitfinex.open()
                .hear(
                        BOOK_ACK.replace("book", "ticker"),
                        data("11,[71741,0.26,71760,1.2,647,0.009,71754,900.8,73120,70434,null]"));

        assertThat(out.counted(ProtocolEvent.IGNORED_FRAME)).isEqualTo(1);
        assertThat(out.books).isEmpty();
    }

    @Test
    void reconnectsOnRestartAndAfterMaintenance() throws Exception {
        live().hear("{\"event\":\"info\",\"code\":20060,\"msg\":\"Maintenance\"}");
        assertThat(out.faults).containsExactly(new SeenFault(BTC_USD, BookValidity.MAINTENANCE));
        assertThat(out.states()).endsWith(State.MAINTENANCE);
        assertThat(out.sent).hasSize(5);
        assertThat(out.reconnects).isEmpty();

        bitfinex.hear(
                "{\"event\":\"info\",\"code\":20061,\"msg\":\"Maintenance ended\"}",
                "{\"event\":\"info\",\"code\":20051,\"msg\":\"Stopping\"}");
        assertThat(out.reconnects)
                .containsExactly("Bitfinex's maintenance is over", "Bitfinex is restarting");
    }

    @Test
    void looksForItselfWhenMaintenanceHasNoEnd() throws Exception {
        bitfinex.open()
                .hear(
                        "{\"event\":\"info\",\"version\":2,\"serverId\":\"s\","
                                + "\"platform\":{\"status\":0}}");
        assertThat(out.states()).containsExactly(State.MAINTENANCE);
        for (int second = 0; second <= 151; second++) {
            bitfinex.after(Duration.ofSeconds(1))
                    .hear("{\"event\":\"pong\",\"ts\":1790134414850,\"cid\":1}");
        }
        assertThat(out.reconnects).containsOnly("Bitfinex's maintenance has no end");
        assertThat(out.aliveUs).contains(MS * 1000);
    }

    @Test
    void refusesAnotherVersionAndRefusedFlags() throws Exception {
        bitfinex.open()
                .hear(
                        "{\"event\":\"info\",\"version\":3,\"platform\":{\"status\":1}}",
                        "{\"event\":\"conf\",\"status\":\"FAILED\",\"flags\":229376}",
                        "{\"event\":\"conf\",\"status\":\"OK\",\"flags\":229376}");

        assertThat(out.statuses)
                .containsExactly(
                        new SeenStatus(
                                "BITFINEX|*",
                                State.REFUSED,
                                "Bitfinex speaks version 3 instead of 2"),
                        new SeenStatus(
                                "BITFINEX|*", State.REFUSED, "Bitfinex refuses flags 229376"));
        assertThat(out.reconnects).hasSize(2);
    }

    @Test
    void passesOnErrorsButNotThatItIsSubscribedAlready() throws Exception {
        bitfinex.open()
                .hear(
                        "{\"channel\":\"book\",\"symbol\":\"tBTCUST\",\"event\":\"error\","
                                + "\"msg\":\"symbol: invalid\",\"code\":10300,\"pair\":\"BTCUST\"}",
                        "{\"event\":\"error\",\"msg\":\"subscribe: dup\",\"code\":10301}",
                        "{\"event\":\"error\",\"msg\":\"subscribe: limit\",\"code\":10305,"
                                + "\"channel\":\"trades\"}");

        assertThat(out.statuses)
                .containsExactly(
                        new SeenStatus(
                                BTC_USDT.code(),
                                State.REFUSED,
                                "symbol: invalid (10300) (asked again in 10 s)"),
                        new SeenStatus(
                                "BITFINEX|*",
                                State.REFUSED,
                                "subscribe: limit (10305) (asked again in 10 s)"));
    }

    @Test
    void pingsAQuietVenueAndGivesUpAfter35Seconds() throws Exception {
        live().after(Duration.ofSeconds(1));
        assertThat(out.sent).endsWith("{\"event\":\"ping\",\"cid\":1}");

        bitfinex.after(Duration.ofSeconds(33));
        assertThat(out.reconnects).isEmpty();
        bitfinex.after(Duration.ofSeconds(1));
        assertThat(out.reconnects).containsExactly("nothing heard for 35 s");
    }

    @Test
    void voidsTheBookOfAnUnreadableRow() throws Exception {
        live();
        assertThatThrownBy(() -> bitfinex.hear(data("11,[27000,1,0]")))
                .isInstanceOf(MalformedFrameException.class)
                .hasMessageStartingWith("a level without amount has no side");
        assertThat(out.faults).containsExactly(new SeenFault(BTC_USD, BookValidity.UNREADABLE));
        assertThat(out.sent).endsWith(SUBSCRIBE_BOOK);

        assertThatThrownBy(() -> bitfinex.hear(data("12,\"te\",[1,2]")).hear("[1]"))
                .isInstanceOf(MalformedFrameException.class);
    }

    @Test
    void refusesMoreMarketsThanAConnectionCarries() {
        String[] listings =
                IntStream.range(0, 13)
                        .mapToObj(i -> "BITFINEX|C" + i + "/USD")
                        .toArray(String[]::new);
        assertThatThrownBy(
                        () -> new Speaker(Speaker.spec(Feed.BITFINEX, 25, Dialect.LIVE, listings)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a connection of BITFINEX carries at most 12 markets, not 13");
    }

    private Speaker live() throws MalformedFrameException {
        return bitfinex.open().hear(BOOK_ACK, data("11," + ROWS));
    }

    private String data(String content) {
        return "[" + content + "," + ++sequence + "," + MS + "]";
    }
}
