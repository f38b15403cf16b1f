package dev.arbflow.connector.websocket.venue.kraken;

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
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The book is the worked example of Kraken's guide "Book checksum (WebSocket v2)". */
class KrakenProtocolTest {
    private static final Listing BTC_USD = Listing.parse("KRAKEN|BTC/USD");
    private static final Listing ETH_BTC = Listing.parse("KRAKEN|ETH/BTC");
    private static final String BIDS =
            "45283.5 0.10000000, 45283.4 1.54582015, 45282.1 0.10000000, 45281.0 0.10000000,"
                    + " 45280.3 1.54592586, 45279.0 0.07990000, 45277.6 0.03310103,"
                    + " 45277.5 0.30000000, 45277.3 1.54602737, 45276.6 0.15445238";
    private static final String ASKS =
            "45285.2 0.00100000, 45286.4 1.54571953, 45286.6 1.54571109, 45289.6 1.54560911,"
                    + " 45290.2 0.15890660, 45291.8 1.54553491, 45294.7 0.04454749,"
                    + " 45296.1 0.35380000, 45297.5 0.09945542, 45299.5 0.18772827";
    private static final String SNAPSHOT = book("snapshot", "BTC/USD", BIDS, ASKS, 3310070434L);
    private static final String INSERT = update("45284.0 0.50000000", "", 1818405665L);
    private static final String RESUBSCRIBE_BTC_USD =
            "{\"method\":\"unsubscribe\",\"params\":{\"channel\":\"book\",\"symbol\":[\"BTC/USD\"],"
                    + "\"depth\":10},\"req_id\":3}";
    private static final long FRAME_US = micros("2023-10-06T17:35:55.440295Z");

    private final Speaker kraken =
            new Speaker(
                    Speaker.spec(
                            Feed.KRAKEN, 10, Dialect.LIVE, "KRAKEN|BTC/USD", "KRAKEN|ETH/BTC"));
    private final SeenOutput out = kraken.out;

    @Test
    void subscribesToBooksOfTheDepthAndToTradesWithTheirHistory() {
        kraken.open();

        assertThat(out.sent)
                .containsExactly(
                        "{\"method\":\"subscribe\",\"params\":{\"channel\":\"book\",\"symbol\":"
                                + "[\"BTC/USD\",\"ETH/BTC\"],\"depth\":10,\"snapshot\":true},"
                                + "\"req_id\":1}",
                        "{\"method\":\"subscribe\",\"params\":{\"channel\":\"trade\",\"symbol\":"
                                + "[\"BTC/USD\",\"ETH/BTC\"],\"snapshot\":true},\"req_id\":2}");
    }

    @Test
    void subscribesToTheNextOfferedDepthAndPublishesTheWantedOne() throws Exception {
        Speaker shallow = new Speaker(Speaker.spec(Feed.KRAKEN, 3, Dialect.LIVE, "KRAKEN|BTC/USD"));
        shallow.open().hear(SNAPSHOT);

        assertThat(shallow.out.sent.get(0)).contains("\"depth\":10");
        assertThat(shallow.out.lastBook().bids().prices())
                .containsExactly(45283.5, 45283.4, 45282.1);
        assertThatThrownBy(
                        () ->
                                new Speaker(
                                        Speaker.spec(
                                                Feed.KRAKEN, 1001, Dialect.LIVE, "KRAKEN|BTC/USD")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1001 levels are not offered");
    }

    @Test
    void publishesASnapshotWhoseChecksumMatches() throws Exception {
        kraken.open().hear(SNAPSHOT);

        assertThat(out.lastBook().listing()).isEqualTo(BTC_USD);
        assertThat(out.lastBook().exchangeUs()).isEqualTo(FRAME_US);
        assertThat(out.lastBook().bids().best()).isEqualTo(45283.5);
        assertThat(out.lastBook().asks().quantities()[9]).isEqualTo(0.18772827);
        assertThat(out.counted(ProtocolEvent.CHECKSUM_MATCH)).isEqualTo(1);
        assertThat(out.statuses).containsExactly(new SeenStatus(BTC_USD.code(), State.LIVE, ""));
    }

    @Test
    void dropsTheLevelThatFallsOutOfTheSubscribedDepth() throws Exception {
        kraken.open().hear(SNAPSHOT, INSERT);

        assertThat(out.lastBook().bids().prices()).startsWith(45284.0).endsWith(45277.3);

        kraken.hear(update("45284.0 0.00000000", "", 3973302209L));
        assertThat(out.lastBook().bids().depth()).isEqualTo(9);
        assertThat(out.counted(ProtocolEvent.CHECKSUM_MISMATCH)).isZero();
    }

    @Test
    void appliesTheSamePriceTwiceInOrder() throws Exception {
        kraken.open()
                .hear(
                        SNAPSHOT,
                        INSERT,
                        update("45284.0 0.00000000", "", 3973302209L),
                        update("45283.5 0.20000000, 45283.5 0.30000000", "", 3997644816L));

        assertThat(out.lastBook().bids().quantities()[0]).isEqualTo(0.3);
    }

    @Test
    void saysOnlyThatItLivesWhenNothingChanged() throws Exception {
        kraken.open().hear(SNAPSHOT).hear(update("45283.5 0.10000000", "", 3310070434L));

        assertThat(out.books).hasSize(1);
        assertThat(out.aliveUs).containsExactly(FRAME_US);
    }

    @Test
    void withdrawsABookWhoseChecksumFailsAndAsksForThatSymbolOnly() throws Exception {
        kraken.open().hear(SNAPSHOT).hear(update("45284.0 0.50000000", "", 1L));

        assertThat(out.faults)
                .containsExactly(new SeenFault(BTC_USD, BookValidity.CHECKSUM_MISMATCH));
        assertThat(out.counted(ProtocolEvent.CHECKSUM_MISMATCH)).isEqualTo(1);
        assertThat(out.states()).containsExactly(State.LIVE, State.CHECKSUM_MISMATCH);
        assertThat(out.sent)
                .hasSize(4)
                .contains(RESUBSCRIBE_BTC_USD)
                .last()
                .asString()
                .contains("\"subscribe\"", "[\"BTC/USD\"]", "\"snapshot\":true");
    }

    @Test
    void ignoresChangesUntilTheNewSnapshotArrives() throws Exception {
        kraken.open().hear(SNAPSHOT).hear(update("", "", 1L)).hear(INSERT);

        assertThat(out.books).hasSize(1);
        assertThat(out.counted(ProtocolEvent.STALE_UPDATE)).isEqualTo(1);

        kraken.hear(SNAPSHOT);
        assertThat(out.books).hasSize(2);
        assertThat(out.states()).endsWith(State.LIVE);
    }

    @Test
    void asksForABookAtMostEveryFiveSecondsWhenItsChecksumKeepsFailing() throws Exception {
        String bad = book("snapshot", "BTC/USD", BIDS, ASKS, 1L);
        kraken.open().hear(bad).hear(bad).hear(bad);
        assertThat(out.sent).hasSize(4);

        kraken.after(Duration.ofMillis(4900)).after(Duration.ofMillis(100));
        assertThat(out.sent).filteredOn(frame -> frame.contains("unsubscribe")).hasSize(1);
        assertThat(out.books).isEmpty();
        assertThat(out.faults).isEmpty();
    }

    @Test
    void withdrawsACrossedBookAndPublishesItAgainOnceUncrossed() throws Exception {
        kraken.open()
                .hear(
                        SNAPSHOT,
                        INSERT,
                        update("45284.0 0.00000000", "", 3973302209L),
                        update("45283.5 0.30000000", "", 3997644816L),
                        update("", "45283.5 1.00000000", 2031725293L));
        assertThat(out.faults).containsExactly(new SeenFault(BTC_USD, BookValidity.CROSSED));
        assertThat(out.counted(ProtocolEvent.CROSSED_BOOK)).isEqualTo(1);
        assertThat(out.states()).endsWith(State.CROSSED);

        kraken.hear(update("45283.5 0.00000000", "", 3528448025L));
        assertThat(out.lastBook().asks().best()).isEqualTo(45283.5);
        assertThat(out.states()).endsWith(State.LIVE);
        assertThat(out.sent).hasSize(2);
    }

    @Test
    void asksForABookThatStaysCrossed() throws Exception {
        kraken.open()
                .hear(
                        book(
                                "snapshot",
                                "BTC/USD",
                                "45284.0 0.50000000",
                                "45283.5 1.00000000",
                                1618042530L));
        assertThat(out.counted(ProtocolEvent.CROSSED_BOOK)).isEqualTo(1);
        assertThat(out.sent).hasSize(2);

        kraken.hear("{\"channel\":\"heartbeat\"}").after(Duration.ofSeconds(4));
        kraken.hear("{\"channel\":\"heartbeat\"}").after(Duration.ofSeconds(1));
        assertThat(out.sent).contains(RESUBSCRIBE_BTC_USD);
    }

    @Test
    void readsTradesWithTheTakersSide() throws Exception {
        kraken.open().hear(trades("update", "buy", 7, 8));

        assertThat(out.trades)
                .containsExactly(
                        new SeenTrade(BTC_USD, "7", Side.BUY, 77120.0, 0.00048389, FRAME_US),
                        new SeenTrade(BTC_USD, "8", Side.BUY, 77120.0, 0.00048389, FRAME_US));
        kraken.hear(trades("update", "sell", 9));
        assertThat(out.trades.get(2).takerSide()).isEqualTo(Side.SELL);
    }

    @Test
    void reportsAGapInTradeIdsAlsoOverAReconnect() throws Exception {
        kraken.open().hear(trades("update", "buy", 7)).close("test").open();
        kraken.hear(trades("update", "buy", 10));

        assertThat(out.counted(ProtocolEvent.SEQUENCE_GAP)).isEqualTo(1);
        assertThat(out.statuses)
                .containsExactly(
                        new SeenStatus(
                                BTC_USD.code(), State.GAP, "2 trade(s) missing up to number 9"));
        assertThat(out.tradesAfterGaps).containsExactly("10");
        assertThat(out.trades).hasSize(2);
    }

    @Test
    void takesFromAHistoryOnlyWhatWasMissed() throws Exception {
        kraken.open().hear(trades("snapshot", "buy", 5, 6));
        assertThat(out.trades).isEmpty();
        assertThat(out.counted(ProtocolEvent.REPEATED_TRADE)).isEqualTo(2);

        kraken.hear(trades("update", "buy", 7)).hear(trades("snapshot", "buy", 6, 7, 8));
        assertThat(out.trades).extracting(SeenTrade::tradeId).containsExactly("7", "8");
        assertThat(out.beginnings).containsExactly(Map.entry(BTC_USD, 6L));
    }

    @Test
    void takesFromTheFirstHistoryAfterARestartWhatIsNewerThanTheCheckpointOldestFirst()
            throws Exception {
        kraken.resume(Map.of(BTC_USD, 6L)).open().hear(trades("snapshot", "buy", 8, 5, 6, 7));

        assertThat(out.trades).extracting(SeenTrade::tradeId).containsExactly("7", "8");
        assertThat(out.counted(ProtocolEvent.REPEATED_TRADE)).isEqualTo(2);
        assertThat(out.counted(ProtocolEvent.SEQUENCE_GAP)).isZero();
        assertThat(out.beginnings).isEmpty();
    }

    @Test
    void reportsWhatAHistoryDoesNotReachBackTo() throws Exception {
        kraken.resume(Map.of(BTC_USD, 3L)).open().hear(trades("snapshot", "buy", 6, 7));

        assertThat(out.trades).extracting(SeenTrade::tradeId).containsExactly("6", "7");
        assertThat(out.statuses)
                .containsExactly(
                        new SeenStatus(
                                BTC_USD.code(), State.GAP, "2 trade(s) missing up to number 5"));
        assertThat(out.tradesAfterGaps).containsExactly("6");
    }

    @Test
    void passesOnWhyASubscriptionWasRefusedAndAsksAgainLaterAndLater() throws Exception {
        kraken.open()
                .hear(
                        "{\"error\":\"Currency pair not supported ETH/BTC\",\"method\":\"subscribe\","
                                + "\"success\":false,\"symbol\":\"ETH/BTC\","
                                + "\"time_in\":\"2026-09-25T17:48:54.701041Z\","
                                + "\"time_out\":\"2026-09-25T17:48:54.701062Z\"}",
                        "{\"method\":\"ping\",\"error\":\"Bad request\",\"success\":false}",
                        SNAPSHOT);
        assertThat(out.statuses)
                .startsWith(
                        new SeenStatus(
                                ETH_BTC.code(),
                                State.REFUSED,
                                "Currency pair not supported ETH/BTC (asked again in 10 s)"),
                        new SeenStatus("KRAKEN|*", State.REFUSED, "Bad request"));

        kraken.hear(acknowledged("trade", "BTC/USD"));
        for (int i = 0; i < 90; i++) {
            kraken.after(Duration.ofSeconds(1)).hear("{\"channel\":\"heartbeat\"}");
            if (out.sent.get(out.sent.size() - 1).contains("[\"ETH/BTC\"]")) {
                kraken.hear("{\"error\":\"no\",\"method\":\"subscribe\",\"symbol\":\"ETH/BTC\"}");
            }
        }
        assertThat(out.sent)
                .filteredOn(frame -> frame.contains("[\"ETH/BTC\"]"))
                .as("book and trades, after 10, 30 and 70 s, with nothing to leave")
                .hasSize(6)
                .noneMatch(frame -> frame.contains("unsubscribe"));
    }

    @Test
    void asksAgainForABookThatNeverCame() throws Exception {
        kraken.open().hear(SNAPSHOT, acknowledged("trade", "BTC/USD"));
        kraken.hear(acknowledged("trade", "ETH/BTC"), acknowledged("book", "ETH/BTC"));
        for (int i = 0; i < 60; i++) {
            kraken.after(Duration.ofSeconds(1)).hear("{\"channel\":\"heartbeat\"}");
        }

        assertThat(out.sent)
                .filteredOn(frame -> frame.contains("unsubscribe"))
                .singleElement()
                .asString()
                .contains("ETH/BTC");
        assertThat(out.statuses)
                .endsWith(
                        new SeenStatus(
                                ETH_BTC.code(),
                                State.STALE,
                                "60 s without the book that was asked for"));
    }

    @Test
    void readsAConnectionIdAbove63BitsAndMaintenance() throws Exception {
        kraken.open().hear(status("online"), SNAPSHOT);
        assertThat(out.faults).isEmpty();

        kraken.hear(status("cancel_only"), INSERT);
        assertThat(out.faults).containsExactly(new SeenFault(BTC_USD, BookValidity.MAINTENANCE));
        assertThat(out.statuses)
                .contains(
                        new SeenStatus(
                                "KRAKEN|*", State.MAINTENANCE, "Kraken's system is cancel_only"));
        assertThat(out.books).hasSize(1);

        kraken.hear(status("online")).after(Duration.ofSeconds(4)).hear(SNAPSHOT);
        assertThat(out.books).hasSize(2);
    }

    @Test
    void aBookWhoseChannelFallsSilentOnALivelySocketIsWithdrawnWithinSeconds() throws Exception {
        kraken.open().hear(SNAPSHOT);
        for (int i = 0; i < 40; i++) {
            kraken.after(Duration.ofMillis(100)).hear(SNAPSHOT);
        }
        assertThat(out.faults).isEmpty();

        for (int i = 0; i < 4; i++) {
            kraken.after(Duration.ofSeconds(1)).hear("{\"channel\":\"heartbeat\"}");
        }
        assertThat(out.faults).containsExactly(new SeenFault(BTC_USD, BookValidity.SILENT));
        assertThat(out.statuses)
                .contains(
                        new SeenStatus(BTC_USD.code(), State.STALE, "nothing of its own for 4 s"));
        assertThat(out.sent).contains(RESUBSCRIBE_BTC_USD);

        kraken.hear(SNAPSHOT);
        assertThat(out.states()).endsWith(State.LIVE);
    }

    @Test
    void anAnswerProvesTheMomentOfItsOwnQuestionAndOnlyOnce() throws Exception {
        kraken.open().hear(SNAPSHOT).after(Duration.ofMillis(250));
        long askedUs = kraken.nowUs();
        kraken.after(Duration.ofMillis(400)).hear(pong(7)).hear(pong(1)).hear(pong(1));

        assertThat(out.answeredUs).containsExactly(askedUs);
    }

    @Test
    void anUnaskedHeartbeatProvesNoBook() throws Exception {
        kraken.open().hear(SNAPSHOT);
        out.provenUs.clear();
        kraken.after(Duration.ofSeconds(1)).hear("{\"channel\":\"heartbeat\"}");

        assertThat(out.provenUs).isEmpty();
        assertThat(out.provenAllUs).isEmpty();
        assertThat(out.answeredUs).isEmpty();
    }

    @Test
    void asksForProofFourTimesASecondWhileItIsAnswered() throws Exception {
        kraken.open().hear(SNAPSHOT);
        for (int i = 1; i <= 8; i++) {
            kraken.after(Duration.ofMillis(250)).hear(pong(i));
        }

        assertThat(out.sent).filteredOn(frame -> frame.contains("\"ping\"")).hasSize(8);
        assertThat(out.answeredUs).hasSize(8);
    }

    private static String acknowledged(String channel, String symbol) {
        return "{\"method\":\"subscribe\",\"result\":{\"channel\":\"%s\",\"symbol\":\"%s\"}}"
                .formatted(channel, symbol);
    }

    private static String pong(int number) {
        return "{\"method\":\"pong\",\"req_id\":" + number + "}";
    }

    @Test
    void asksOnceForASignOfLifeAndGivesUpAfterFiveSeconds() throws Exception {
        kraken.open().hear(SNAPSHOT);
        for (int i = 0; i < 49; i++) {
            kraken.after(Duration.ofMillis(100));
        }
        assertThat(out.sent).filteredOn(frame -> frame.contains("\"ping\"")).hasSize(1);
        assertThat(out.reconnects).isEmpty();

        kraken.after(Duration.ofMillis(100)).after(Duration.ofSeconds(9));
        assertThat(out.reconnects).containsExactly("nothing heard for 5 s");
        assertThat(out.faults).containsExactly(new SeenFault(BTC_USD, BookValidity.SILENT));
        assertThat(out.states()).endsWith(State.STALE);
    }

    @Test
    void isKeptAliveByPongsAndHeartbeats() throws Exception {
        kraken.open();
        for (int i = 0; i < 10; i++) {
            kraken.after(Duration.ofSeconds(2))
                    .hear(
                            "{\"method\":\"pong\",\"req_id\":3,"
                                    + "\"time_in\":\"2023-10-06T17:35:55.440290Z\","
                                    + "\"time_out\":\"2023-10-06T17:35:55.440295Z\"}")
                    .after(Duration.ofSeconds(2))
                    .hear("{\"channel\":\"heartbeat\"}");
        }
        assertThat(out.reconnects).isEmpty();
        assertThat(out.aliveUs).hasSize(20).contains(FRAME_US);
    }

    @Test
    void withdrawsEveryValidBookWhenTheConnectionIsGone() throws Exception {
        kraken.open().hear(SNAPSHOT).close("connection reset").after(Duration.ofSeconds(60));

        assertThat(out.faults).containsExactly(new SeenFault(BTC_USD, BookValidity.DISCONNECTED));
        assertThat(out.sent).hasSize(2);

        kraken.open().hear(INSERT);
        assertThat(out.books).hasSize(1);
    }

    @Test
    void aConnectionThatIsGoneProvesNothing() {
        kraken.open().after(Duration.ofSeconds(5)).close("connection reset");

        assertThat(out.signs()).isZero();
    }

    @Test
    void startsWaitingAnewWhenTheClockOfARecordingJumps() throws Exception {
        kraken.open().jump(Duration.ofDays(1)).hear("{\"channel\":\"heartbeat\"}", SNAPSHOT);

        assertThat(out.sent).hasSize(2);
        assertThat(out.states()).containsExactly(State.LIVE);
    }

    @Test
    void voidsOnlyTheBookThatAnUnreadableFrameNames() throws Exception {
        kraken.open()
                .hear(SNAPSHOT)
                .hear(
                        book(
                                "snapshot",
                                "ETH/BTC",
                                "0.031340 1.00000000",
                                "0.031350 2.50000000",
                                560595387L));
        assertThat(out.books).hasSize(2);

        assertThatThrownBy(() -> kraken.hear(update("-1 0.5", "", 1L)))
                .isInstanceOf(MalformedFrameException.class)
                .hasMessage("bad level: a price must be positive: -1");
        assertThat(out.faults).containsExactly(new SeenFault(BTC_USD, BookValidity.UNREADABLE));
        assertThat(out.sent).contains(RESUBSCRIBE_BTC_USD);
    }

    @Test
    void voidsEveryBookWhenItCannotBeToldWhoseTheFrameWas() throws Exception {
        kraken.open().hear(SNAPSHOT);

        assertThatThrownBy(() -> kraken.hear(INSERT.substring(0, 40)))
                .isInstanceOf(MalformedFrameException.class)
                .hasMessageStartingWith("not JSON: ");
        assertThat(out.faults).containsExactly(new SeenFault(BTC_USD, BookValidity.UNREADABLE));
        assertThat(out.statuses).last().matches(status -> status.subject().equals("KRAKEN|*"));
    }

    @Test
    void touchesNoBookWhenATradeIsUnreadable() throws Exception {
        kraken.open().hear(SNAPSHOT);

        assertThatThrownBy(() -> kraken.hear(trades("update", "hold", 7)))
                .isInstanceOf(MalformedFrameException.class)
                .hasMessage("expected 'buy' or 'sell' instead of 'hold'");
        assertThat(out.faults).isEmpty();
        assertThat(out.trades).isEmpty();
    }

    @Test
    void countsFramesItDidNotAskFor() throws Exception {
        kraken.open()
                .hear("{\"channel\":\"ticker\",\"type\":\"update\",\"data\":[]}")
                .hear(SNAPSHOT.replace("BTC/USD", "SOL/USD"));

        assertThat(out.counted(ProtocolEvent.IGNORED_FRAME)).isEqualTo(2);
        assertThat(out.signs()).isEqualTo(2);
    }

    private static String update(String bids, String asks, long checksum) {
        return book("update", "BTC/USD", bids, asks, checksum);
    }

    private static String book(
            String type, String symbol, String bids, String asks, long checksum) {
        return "{\"channel\":\"book\",\"type\":\""
                + type
                + "\",\"data\":[{\"symbol\":\""
                + symbol
                + "\",\"bids\":["
                + levels(bids)
                + "],\"asks\":["
                + levels(asks)
                + "],\"checksum\":"
                + checksum
                + ",\"timestamp\":\"2023-10-06T17:35:55.440295Z\"}]}";
    }

    private static String levels(String list) {
        return list.isEmpty()
                ? ""
                : "{\"price\":"
                        + list.replace(", ", "},{\"price\":").replace(" ", ",\"qty\":")
                        + "}";
    }

    private static String trades(String type, String side, int... ids) {
        StringBuilder data = new StringBuilder();
        for (int id : ids) {
            data.append(data.isEmpty() ? "" : ",")
                    .append("{\"symbol\":\"BTC/USD\",\"side\":\"")
                    .append(side)
                    .append("\",\"price\":77120.0,\"qty\":0.00048389,\"ord_type\":\"limit\",")
                    .append("\"trade_id\":")
                    .append(id)
                    .append(",\"timestamp\":\"2023-10-06T17:35:55.440295Z\"}");
        }
        return "{\"channel\":\"trade\",\"type\":\"" + type + "\",\"data\":[" + data + "]}";
    }

    private static String status(String system) {
        return "{\"channel\":\"status\",\"type\":\"update\",\"data\":[{\"version\":\"2.0.10\","
                + "\"system\":\""
                + system
                + "\",\"api_version\":\"v2\",\"connection_id\":18125794168470749634,"
                + "\"upcoming_maintenance\":[],\"emergency\":[]}]}";
    }

    private static long micros(String time) {
        Instant instant = Instant.parse(time);
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
    }
}
