package dev.arbflow.connector.websocket.venue.bitstamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbflow.connector.websocket.ConnectionSpec.Dialect;
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
import org.junit.jupiter.api.Test;

class BitstampProtocolTest {
    private static final Listing BTC_USD = Listing.parse("BITSTAMP|BTC/USD");
    private static final String LEVELS =
            "\"bids\":[[\"31524.50\",\"0.36400000\"],[\"31521.05\",\"0.23734197\"]],"
                    + "\"asks\":[[\"31535.44\",\"0.31708837\"]]";
    private static final String CROSSED =
            "\"bids\":[[\"31536.00\",\"1.0\"]],\"asks\":[[\"31535.44\",\"1.0\"]]";
    private static final long US = 1_653_978_373_164_007L;

    private final Speaker live =
            new Speaker(Speaker.spec(Feed.BITSTAMP, 25, Dialect.LIVE, "BITSTAMP|BTC/USD"));
    private final Speaker recorded =
            new Speaker(Speaker.spec(Feed.BITSTAMP, 25, Dialect.RECORDED, "BITSTAMP|BTC/USD"));

    @Test
    void subscribesToWholeBooksWhenLiveAndToChangesForARecording() {
        assertThat(live.open().out.sent)
                .containsExactly(
                        "{\"event\":\"bts:subscribe\",\"data\":{\"channel\":\"order_book_btcusd\"}}",
                        "{\"event\":\"bts:subscribe\",\"data\":{\"channel\":\"live_trades_btcusd\"}}");
        assertThat(recorded.open().out.sent.get(0)).contains("\"diff_order_book_btcusd\"");
    }

    @Test
    void everyFrameOfALiveConnectionReplacesTheBook() throws Exception {
        live.open()
                .hear(
                        whole(US, LEVELS),
                        whole(US + 5, LEVELS),
                        whole(US + 9, "\"bids\":[[\"31524.50\",\"2\"]],\"asks\":[]"));

        assertThat(live.out.books).hasSize(2);
        assertThat(live.out.aliveUs).containsExactly(US + 5);
        assertThat(live.out.lastBook().bids().prices()).containsExactly(31524.5);
        assertThat(live.out.lastBook().asks().isEmpty()).isTrue();
        assertThat(live.out.lastBook().exchangeUs()).isEqualTo(US + 9);
    }

    @Test
    void aCrossedFrameIsHealedByTheNext() throws Exception {
        live.open().hear(whole(US, LEVELS), whole(US + 1, CROSSED), whole(US + 2, CROSSED));
        assertThat(live.out.faults).containsExactly(new SeenFault(BTC_USD, BookValidity.CROSSED));
        assertThat(live.out.counted(ProtocolEvent.CROSSED_BOOK)).isEqualTo(2);
        assertThat(live.out.states()).containsExactly(State.LIVE, State.CROSSED);

        live.hear(whole(US + 3, LEVELS));
        assertThat(live.out.books).hasSize(2);
        assertThat(live.out.sent).hasSize(2);
    }

    /** Lesson: a book stood still for a second, and so did an edge that was gone. */
    @Test
    void aFrameOfLongBeforeTheNewestLeavesNoBookUntilOneIsNewerOrManyAgree() throws Exception {
        live.open().hear(whole(US, LEVELS), whole(US - 1_000_000, LEVELS));
        assertThat(live.out.faults).as("frames overtake each other").isEmpty();

        live.hear(whole(US - 1_000_001, LEVELS), whole(US - 900_000, LEVELS));
        assertThat(live.out.faults)
                .containsExactly(new SeenFault(BTC_USD, BookValidity.UNREADABLE));
        assertThat(live.out.statuses)
                .last()
                .isEqualTo(
                        new SeenStatus(
                                BTC_USD.code(),
                                State.GAP,
                                "a book of 1000 ms before the newest one"));
        assertThat(live.out.books).hasSize(1);

        live.hear(whole(US + 1, LEVELS));
        assertThat(live.out.books).hasSize(2);

        for (int i = 0; i <= BitstampWholeBook.MAX_OLDER; i++) {
            live.hear(whole(US - 13_000_000 + i, LEVELS));
        }
        assertThat(live.out.faults).hasSize(2);
        assertThat(live.out.books).as("its clock was set back").hasSize(3);
    }

    @Test
    void changesWaitForTheSeedAndOlderOnesAreDropped() throws Exception {
        recorded.open()
                .hear(
                        diff(US - 1, "\"bids\":[[\"31524.50\",\"0.00000000\"]],\"asks\":[]"),
                        diff(US, "\"bids\":[[\"31521.05\",\"0.00000\"]],\"asks\":[]"),
                        diff(US + 1, "\"bids\":[],\"asks\":[[\"31530.00\",\"1E-8\"]]"));
        assertThat(recorded.out.books).isEmpty();
        assertThat(recorded.out.signs()).isEqualTo(3);

        recorded.hear(rest(US, LEVELS));
        assertThat(recorded.out.lastBook().bids().prices()).containsExactly(31524.5, 31521.05);
        assertThat(recorded.out.lastBook().asks().prices()).containsExactly(31530, 31535.44);
        assertThat(recorded.out.lastBook().asks().quantities()[0]).isEqualTo(1e-8);
        assertThat(recorded.out.lastBook().exchangeUs()).isEqualTo(US + 1);
        assertThat(recorded.out.counted(ProtocolEvent.STALE_UPDATE)).isEqualTo(2);

        recorded.hear(
                diff(US, "\"bids\":[],\"asks\":[[\"31530.00\",\"0\"]]"),
                diff(US + 2, "\"bids\":[[\"31524.50\",\"0\"]],\"asks\":[]"));
        assertThat(recorded.out.lastBook().bids().prices()).containsExactly(31521.05);
        assertThat(recorded.out.lastBook().asks().prices()).containsExactly(31530, 31535.44);
        assertThat(recorded.out.counted(ProtocolEvent.STALE_UPDATE)).isEqualTo(3);
    }

    @Test
    void aLaterSeedReplacesTheBook() throws Exception {
        recorded.open().hear(rest(US, LEVELS), rest(US + 9, "\"bids\":[],\"asks\":[]"));

        assertThat(recorded.out.lastBook().bids().isEmpty()).isTrue();
    }

    @Test
    void aSeedOlderThanChangesAlreadyForgottenIsRefused() throws Exception {
        recorded.open();
        for (int i = 0; i <= 10_000; i++) {
            recorded.hear(diff(US + i, "\"bids\":[],\"asks\":[]"));
        }
        recorded.hear(rest(US - 1, LEVELS));
        assertThat(recorded.out.books).isEmpty();

        recorded.hear(rest(US, LEVELS));
        assertThat(recorded.out.books).hasSize(1);
    }

    @Test
    void readsTradesFromTheirTexts() throws Exception {
        live.open().hear(trade("\"type\":0,", "1E-8"), trade("\"type\":1,", "0.00164300"));

        assertThat(live.out.trades)
                .containsExactly(
                        new SeenTrade(BTC_USD, "158457579", Side.BUY, 57748.8, 1e-8, US),
                        new SeenTrade(BTC_USD, "158457579", Side.SELL, 57748.8, 0.001643, US));
    }

    @Test
    void reconnectsWhenAsked() throws Exception {
        live.open()
                .hear(
                        "{\"event\":\"bts:request_reconnect\",\"channel\":\"\",\"data\":null}",
                        "{\"event\":\"bts:request_reconnect\",\"channel\":\"\",\"data\":\"\"}");

        assertThat(live.out.reconnects).hasSize(2);
    }

    @Test
    void passesOnErrorsInTheVenuesWords() throws Exception {
        live.open()
                .hear(
                        "{\"event\":\"bts:error\",\"channel\":\"\",\"data\":{\"code\":null,"
                                + "\"message\":\"Bad subscription string.\"}}",
                        "{\"event\":\"bts:error\",\"channel\":\"order_book_btcusd\",\"data\":"
                                + "{\"code\":4009,\"message\":\"Invalid channel provided.\"}}",
                        "{\"event\":\"bts:error\",\"channel\":\"live_trades_btcusd\",\"data\":"
                                + "{\"code\":4009,\"message\":\"No.\"}}");

        assertThat(live.out.statuses)
                .containsExactly(
                        new SeenStatus(
                                "BITSTAMP|*",
                                State.REFUSED,
                                "Bad subscription string. (asked again in 10 s)"),
                        new SeenStatus(
                                BTC_USD.code(),
                                State.REFUSED,
                                "Invalid channel provided. (asked again in 20 s)"),
                        new SeenStatus(BTC_USD.code(), State.REFUSED, "No. (asked again in 20 s)"));
    }

    @Test
    void heartbeatsKeepAQuietMarketAlive() throws Exception {
        live.open().hear(whole(US, LEVELS), acknowledged("live_trades_btcusd"));
        for (int i = 0; i < 100; i++) {
            live.after(Duration.ofSeconds(1))
                    .hear(
                            "{\"event\":\"bts:heartbeat\",\"channel\":\"\","
                                    + "\"data\":{\"status\":\"success\"}}");
        }
        assertThat(live.out.sent).filteredOn("{\"event\":\"bts:heartbeat\"}"::equals).hasSize(100);
        assertThat(live.out.reconnects).isEmpty();

        live.after(Duration.ofSeconds(60));
        assertThat(live.out.reconnects).containsExactly("nothing heard for 60 s");
        assertThat(live.out.faults).containsExactly(new SeenFault(BTC_USD, BookValidity.SILENT));
    }

    @Test
    void asksAgainForAPairThatWasAcknowledgedAndStaysSilent() throws Exception {
        live.open().hear(acknowledged("order_book_btcusd"), acknowledged("live_trades_btcusd"));
        for (int i = 0; i < 60; i++) {
            live.after(Duration.ofSeconds(1))
                    .hear("{\"event\":\"bts:heartbeat\",\"channel\":\"\",\"data\":{}}");
        }
        assertThat(live.out.sent)
                .endsWith(
                        "{\"event\":\"bts:unsubscribe\",\"data\":"
                                + "{\"channel\":\"order_book_btcusd\"}}",
                        "{\"event\":\"bts:subscribe\",\"data\":"
                                + "{\"channel\":\"order_book_btcusd\"}}");
        assertThat(live.out.states()).containsExactly(State.STALE);
    }

    @Test
    void aSilenceThatItsOwnPausesDoNotExplainIsToldWithTheTradesAroundIt() throws Exception {
        live.open().hear(whole(US, LEVELS), acknowledged("live_trades_btcusd"));
        tradeEverySecond(1, 60);
        heartbeats(12);

        assertThat(live.out.statuses)
                .last()
                .isEqualTo(
                        new SeenStatus(
                                BTC_USD.code(), State.STALE, "no word of the trades for 11 s"));
        assertThat(live.out.sent)
                .filteredOn(sent -> sent.contains("live_trades_btcusd"))
                .as("left and asked for anew")
                .hasSize(3);

        heartbeats(20);
        tradeEverySecond(99, 2);

        assertThat(live.out.statuses)
                .filteredOn(each -> each.state() == State.GAP)
                .containsExactly(
                        new SeenStatus(
                                BTC_USD.code(),
                                State.GAP,
                                "trades may be missing between number 60 and number 99"));
        assertThat(live.out.tradesAfterGaps).containsExactly("99");
    }

    @Test
    void aMarketThatTradesNowAndThenHasItsPauses() throws Exception {
        live.open().hear(whole(US, LEVELS), acknowledged("live_trades_btcusd"));
        for (int id = 1; id <= 40; id++) {
            heartbeats(12);
            live.hear(numbered(id));
        }
        heartbeats(45);
        live.hear(numbered(41));

        assertThat(live.out.states()).doesNotContain(State.GAP);
        assertThat(live.out.sent)
                .filteredOn(sent -> sent.contains("live_trades_btcusd"))
                .hasSize(1);
    }

    @Test
    void countsFramesItDidNotAskFor() throws Exception {
        live.open()
                .hear(
                        whole(US, LEVELS).replace("btcusd", "ethusd"),
                        trade("\"type\":0,", "1").replace("btcusd", "ethusd"));

        assertThat(live.out.counted(ProtocolEvent.IGNORED_FRAME)).isEqualTo(2);
    }

    @Test
    void aMalformedTradeTouchesNoBook() throws Exception {
        live.open().hear(whole(US, LEVELS));

        assertThatThrownBy(() -> live.hear(trade("", "1")))
                .isInstanceOf(MalformedFrameException.class)
                .hasMessageStartingWith("field 'type' is missing");
        assertThatThrownBy(() -> live.hear(trade("\"type\":0,", "0.00000000")))
                .hasMessage("expected a positive number instead of '0.00000000'");
        assertThat(live.out.faults).isEmpty();

        assertThatThrownBy(() -> live.hear(whole(US, "\"bids\":{}")))
                .hasMessageStartingWith("expected an array instead of an object");
        assertThat(live.out.faults)
                .containsExactly(new SeenFault(BTC_USD, BookValidity.UNREADABLE));
    }

    private void tradeEverySecond(int firstId, int trades) throws Exception {
        for (int id = firstId; id < firstId + trades; id++) {
            live.after(Duration.ofSeconds(1)).hear(numbered(id));
        }
    }

    private void heartbeats(int seconds) throws Exception {
        for (int i = 0; i < seconds; i++) {
            live.after(Duration.ofSeconds(1))
                    .hear("{\"event\":\"bts:heartbeat\",\"channel\":\"\",\"data\":{}}");
        }
    }

    private static String numbered(int id) {
        return trade("\"type\":0,", "1").replace("158457579", Integer.toString(id));
    }

    private static String acknowledged(String channel) {
        return "{\"event\":\"bts:subscription_succeeded\",\"channel\":\"%s\",\"data\":{}}"
                .formatted(channel);
    }

    private static String whole(long us, String levels) {
        return book("data", "order_book_btcusd", us, levels);
    }

    private static String diff(long us, String levels) {
        return book("data", "diff_order_book_btcusd", us, levels);
    }

    private static String rest(long us, String levels) {
        return book("arbflow:rest_order_book", "diff_order_book_btcusd", us, levels);
    }

    private static String book(String event, String channel, long us, String levels) {
        return """
                {"data":{"timestamp":"1653978373","microtimestamp":"%s",%s},
                "channel":"%s","event":"%s"}"""
                .formatted(us, levels, channel, event);
    }

    private static String trade(String type, String amount) {
        return """
                {"channel":"live_trades_btcusd","data":{"amount":1e-08,"amount_str":"%s",
                "id":158457579,"microtimestamp":"%s","price":57748.8,%s"price_str":"57748.80"},
                "event":"trade"}"""
                .formatted(amount, US, type);
    }
}
