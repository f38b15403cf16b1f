package dev.arbflow.connector.websocket.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.connector.websocket.ConnectionSpec.Dialect;
import dev.arbflow.connector.websocket.venue.SeenOutput.SeenStatus;
import dev.arbflow.market.Feed;
import dev.arbflow.market.book.FeedStatus.State;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told of a silence of trades where nothing but the channel's own pauses tells of it. */
class SilentTradesTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String BITSTAMP_BEAT =
            "{\"event\":\"bts:heartbeat\",\"channel\":\"\",\"data\":{}}";
    private static final String KRAKEN_BEAT = "{\"channel\":\"heartbeat\"}";

    private final Speaker bitstamp =
            new Speaker(Speaker.spec(Feed.BITSTAMP, 25, Dialect.LIVE, "BITSTAMP|BTC/USD"));
    private final Speaker kraken =
            new Speaker(Speaker.spec(Feed.KRAKEN, 10, Dialect.LIVE, "KRAKEN|BTC/USD"));

    private long granted = 1;
    private int answered;
    private int newest = 3;

    @BeforeEach
    void tradesEverySecond() throws Exception {
        bitstamp.open().hear(bitstampBook(), bitstampSubscribed());
        kraken.open();
        answerKraken();
        for (int id = 4; id < 304; id++) {
            bitstamp.after(SECOND).hear(bitstampTrade(id), bitstampBook());
            kraken.after(SECOND).hear(krakenTrades("update", id));
            answerKraken();
        }
        bitstamp.out.statuses.clear();
        kraken.out.statuses.clear();
    }

    /** Whether the venue fell silent or our reader stood still. */
    @Test
    void aConnectionThatStandsStillAndThenSaysAllHasLostNothing() throws Exception {
        tickFor(12);
        for (int id = 304; id < 316; id++) {
            bitstamp.hear(bitstampTrade(id));
            kraken.hear(krakenTrades("update", id));
        }
        tickFor(1);
        bitstamp.jump(Duration.ofSeconds(12)).hear(bitstampTrade(316)).after(SECOND);
        kraken.jump(Duration.ofSeconds(12)).hear(krakenTrades("update", 316)).after(SECOND);

        assertThat(bitstamp.out.states()).doesNotContain(State.GAP);
        assertThat(bitstamp.out.statuses).noneMatch(each -> each.reason().contains("trades"));
        assertThat(kraken.out.statuses).noneMatch(each -> each.reason().contains("trades"));
        assertThat(questions(bitstamp, "live_trades_btcusd\"")).isEqualTo(1);
        assertThat(questions(kraken, "\"trade\"")).isEqualTo(1);
    }

    @Test
    void aChannelThatWasSilentBeforeAndAfterTheConnectionStoodStillIsAskedForAnew()
            throws Exception {
        beatFor(6);
        tickFor(20);
        beatFor(4);
        assertThat(bitstamp.out.statuses).noneMatch(each -> each.reason().contains("trades"));

        beatFor(2);
        assertThat(bitstamp.out.statuses)
                .filteredOn(each -> each.state() == State.STALE)
                .last()
                .extracting(SeenStatus::reason)
                .isEqualTo("no word of the trades for 11 s");
    }

    @Test
    void aMarketThatSuddenlySlowsDownIsTakenForDeadTwice() throws Exception {
        for (int id = 304; id < 314; id++) {
            beatFor(60);
            bitstamp.hear(bitstampTrade(id));
            kraken.hear(krakenTrades("update", id));
        }

        assertThat(states(bitstamp))
                .containsExactly(
                        State.STALE, State.LIVE, State.GAP, State.STALE, State.LIVE, State.GAP);
        assertThat(states(kraken)).containsExactly(State.STALE, State.STALE);
        assertThat(questions(bitstamp, "live_trades_btcusd\"")).isEqualTo(1 + 2 * 4);
        assertThat(questions(kraken, "\"trade\"")).isEqualTo(1 + 2 * 4);
    }

    @Test
    void aHistoryEndsNoSilence() throws Exception {
        beatFor(11);
        assertThat(states(kraken)).containsExactly(State.STALE);
        beatFor(11);
        kraken.hear(krakenTrades("snapshot", 302, 303));
        beatFor(11);
        assertThat(states(kraken)).containsExactly(State.STALE);
        assertThat(questions(kraken, "\"trade\"")).isEqualTo(3);
        assertThat(kraken.out.reconnects).isEmpty();
    }

    private static List<State> states(Speaker speaker) {
        return speaker.out.statuses.stream()
                .filter(each -> each.reason().contains("trades"))
                .map(SeenStatus::state)
                .toList();
    }

    private void tickFor(int seconds) {
        for (int i = 0; i < seconds; i++) {
            bitstamp.after(SECOND);
            kraken.after(SECOND);
        }
    }

    private void beatFor(int seconds) throws Exception {
        for (int i = 0; i < seconds; i++) {
            bitstamp.after(SECOND).hear(BITSTAMP_BEAT, bitstampBook());
            kraken.after(SECOND).hear(KRAKEN_BEAT);
            if (questions(bitstamp, "live_trades_btcusd\"") > granted) {
                granted = questions(bitstamp, "live_trades_btcusd\"");
                bitstamp.hear(bitstampSubscribed());
            }
            answerKraken();
        }
    }

    /** It refuses the book, and repeats the latest trades to whoever asks for them. */
    private void answerKraken() throws Exception {
        for (; answered < kraken.out.sent.size(); answered++) {
            String question = kraken.out.sent.get(answered);
            if (question.contains("\"subscribe\"")) {
                String id = question.replaceAll(".*\"req_id\":(\\d+).*", "$1");
                kraken.hear(
                        question.contains("\"trade\"")
                                ? krakenTrades("snapshot", newest, newest - 1)
                                : krakenRefusal(id));
            }
        }
    }

    private static long questions(Speaker speaker, String channel) {
        return speaker.out.sent.stream()
                .filter(each -> each.contains("subscribe") && each.contains(channel))
                .count();
    }

    private static String bitstampSubscribed() {
        return "{\"event\":\"bts:subscription_succeeded\",\"channel\":\"live_trades_btcusd\","
                + "\"data\":{}}";
    }

    private String bitstampBook() {
        return """
                {"data":{"timestamp":"1","microtimestamp":"%s",
                "bids":[["57748.70","0.3"]],"asks":[["57748.90","0.3"]]},
                "channel":"order_book_btcusd","event":"data"}"""
                .formatted(bitstamp.nowUs());
    }

    private String bitstampTrade(int id) {
        newest = id;
        return """
                {"channel":"live_trades_btcusd","data":{"amount":1,"amount_str":"1","id":%s,
                "microtimestamp":"%s","price":57748.8,"type":0,"price_str":"57748.80"},
                "event":"trade"}"""
                .formatted(id, bitstamp.nowUs());
    }

    private static String krakenRefusal(String request) {
        return """
                {"error":"Not now","method":"subscribe","req_id":%s,"success":false,
                "symbol":"BTC/USD"}"""
                .formatted(request);
    }

    private static String krakenTrades(String type, int... ids) {
        StringBuilder data = new StringBuilder();
        for (int id : ids) {
            data.append(data.isEmpty() ? "" : ",")
                    .append("{\"symbol\":\"BTC/USD\",\"side\":\"buy\",\"price\":77120.0,")
                    .append("\"qty\":0.1,\"ord_type\":\"limit\",\"trade_id\":")
                    .append(id)
                    .append(",\"timestamp\":\"2026-07-02T13:46:40.000000Z\"}");
        }
        return "{\"channel\":\"trade\",\"type\":\"" + type + "\",\"data\":[" + data + "]}";
    }
}
