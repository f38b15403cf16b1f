package dev.arbflow.connector.websocket.venue.coinbase;

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
import dev.arbflow.market.Times;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.FeedStatus.State;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CoinbaseProtocolTest {
    private static final Listing BTC_USD = Listing.parse("COINBASE|BTC/USD");
    private static final String SNAPSHOT =
            "{\"type\":\"snapshot\",\"product_id\":\"BTC-USD\","
                    + "\"asks\":[[\"63514.60\",\"0.20000000\"],[\"63519.29\",\"0.05510340\"]],"
                    + "\"bids\":[[\"63507.67\",\"1\"],[\"63504.00\",\"2.00000000\"]]}";
    private static final long US = 1_783_465_097_164_892L;
    private static final String TIME = "2026-07-07T22:58:17.164892Z";

    private final Speaker coinbase =
            new Speaker(
                    Speaker.spec(
                            Feed.COINBASE,
                            1,
                            Dialect.LIVE,
                            "COINBASE|BTC/USD",
                            "COINBASE|ETH/USD"));
    private final SeenOutput out = coinbase.out;

    @Test
    void subscribesToEverythingInOneFrame() {
        coinbase.open();

        assertThat(out.sent)
                .containsExactly(
                        "{\"type\":\"subscribe\",\"product_ids\":[\"BTC-USD\",\"ETH-USD\"],"
                                + "\"channels\":[\"level2_batch\",\"matches\",\"heartbeat\"]}");
    }

    @Test
    void appliesChangesOfBothSidesToTheSnapshot() throws Exception {
        coinbase.open()
                .hear(
                        SNAPSHOT,
                        update("[\"buy\",\"63507.67\",\"0.0\"],[\"sell\",\"63510.00\",\"3\"]"));

        assertThat(out.lastBook().bids().prices()).containsExactly(63504);
        assertThat(out.lastBook().asks().prices()).containsExactly(63510);
        assertThat(out.lastBook().exchangeUs()).isEqualTo(US);
        assertThat(out.books.get(0).exchangeUs()).isEqualTo(Times.UNKNOWN);
        assertThat(out.states()).containsExactly(State.LIVE);
    }

    @Test
    void staysSilentAboutChangesBelowThePublishedDepth() throws Exception {
        coinbase.open().hear(SNAPSHOT, update("[\"buy\",\"100\",\"1\"]"));

        assertThat(out.books).hasSize(1);
        assertThat(out.aliveUs).containsExactly(US);
    }

    @Test
    void ignoresChangesBeforeTheSnapshot() throws Exception {
        coinbase.open().hear(update("[\"buy\",\"100\",\"1\"]"));

        assertThat(out.books).isEmpty();
        assertThat(out.counted(ProtocolEvent.STALE_UPDATE)).isEqualTo(1);
    }

    @Test
    void turnsTheMakersSideIntoTheTakers() throws Exception {
        coinbase.open().hear(match("match", 9, "sell"), match("match", 10, "buy"));

        assertThat(out.trades)
                .containsExactly(
                        new SeenTrade(BTC_USD, "9", Side.BUY, 63514.6, 0.2, US),
                        new SeenTrade(BTC_USD, "10", Side.SELL, 63514.6, 0.2, US));
        assertThat(out.statuses).isEmpty();
    }

    @Test
    void takesTheLastMatchOnlyIfItIsNewAndSeesWhatWasLostBefore() throws Exception {
        coinbase.open().hear(match("last_match", 8, "sell"), match("match", 9, "sell"));
        assertThat(out.trades).extracting(SeenTrade::tradeId).containsExactly("8", "9");

        coinbase.close("test").open().hear(match("last_match", 9, "sell"));
        assertThat(out.trades).hasSize(2);
        assertThat(out.counted(ProtocolEvent.REPEATED_TRADE)).isEqualTo(1);
        assertThat(out.counted(ProtocolEvent.SEQUENCE_GAP)).isZero();

        coinbase.close("test").open().hear(match("last_match", 12, "sell"));
        assertThat(out.trades).hasSize(3);
        assertThat(out.statuses)
                .containsExactly(
                        new SeenStatus(
                                BTC_USD.code(), State.GAP, "2 trade(s) missing up to number 11"));
        assertThat(out.tradesAfterGaps).containsExactly("12");
    }

    @Test
    void seesAfterARestartWhatWasLostSinceTheCheckpoint() throws Exception {
        coinbase.resume(Map.of(BTC_USD, 9L)).open().hear(match("last_match", 12, "sell"));

        assertThat(out.trades).extracting(SeenTrade::tradeId).containsExactly("12");
        assertThat(out.statuses)
                .containsExactly(
                        new SeenStatus(
                                BTC_USD.code(), State.GAP, "2 trade(s) missing up to number 11"));
        assertThat(out.tradesAfterGaps).containsExactly("12");
    }

    @Test
    void findsLostMatchesByTheHeartbeat() throws Exception {
        coinbase.open().hear(heartbeat(8), match("match", 9, "sell"), heartbeat(9), heartbeat(10));

        assertThat(out.counted(ProtocolEvent.SEQUENCE_GAP)).isEqualTo(1);
        assertThat(out.states()).containsExactly(State.GAP);
        coinbase.hear(match("match", 11, "sell"), heartbeat(11));
        assertThat(out.counted(ProtocolEvent.SEQUENCE_GAP)).isEqualTo(1);
        assertThat(out.aliveUs).hasSize(4).containsOnly(US);
    }

    @Test
    void takesAnImpossibleTimeForUnknown() throws Exception {
        coinbase.open()
                .hear(SNAPSHOT)
                .hear(
                        update("[\"buy\",\"63508.00\",\"1\"]")
                                .replace(TIME, "0001-01-01T00:00:00.000000Z"));

        assertThat(out.lastBook().exchangeUs()).isEqualTo(Times.UNKNOWN);
    }

    @Test
    void voidsABookWithAnImpossibleSizeAndAsksForThatProduct() throws Exception {
        coinbase.open().hear(SNAPSHOT);

        assertThatThrownBy(() -> coinbase.hear(update("[\"buy\",\"63508.00\",\"0.-10000\"]")))
                .isInstanceOf(MalformedFrameException.class)
                .hasMessage("expected a number instead of '0.-10000'");
        assertThat(out.faults).containsExactly(new SeenFault(BTC_USD, BookValidity.UNREADABLE));
        assertThat(out.sent)
                .endsWith(
                        "{\"type\":\"unsubscribe\",\"product_ids\":[\"BTC-USD\"],"
                                + "\"channels\":[\"level2_batch\"]}",
                        "{\"type\":\"subscribe\",\"product_ids\":[\"BTC-USD\"],"
                                + "\"channels\":[\"level2_batch\"]}");
    }

    @Test
    void readsASnapshotOfTensOfThousandsOfLevels() throws Exception {
        StringBuilder bids = new StringBuilder();
        StringBuilder asks = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            String comma = i == 0 ? "" : ",";
            bids.append(comma).append("[\"").append(60_000 - i).append(".01\",\"0.00000001\"]");
            asks.append(comma).append("[\"").append(60_001 + i).append(".01\",\"1.50000000\"]");
        }
        coinbase.open()
                .hear(
                        "{\"type\":\"snapshot\",\"product_id\":\"BTC-USD\",\"bids\":["
                                + bids
                                + "],\"asks\":["
                                + asks
                                + "]}");

        assertThat(out.lastBook().bids().best()).isEqualTo(60_000.01);
        assertThat(out.lastBook().asks().best()).isEqualTo(60_001.01);
    }

    @Test
    void passesOnErrorsInTheVenuesWords() throws Exception {
        coinbase.open()
                .hear(
                        "{\"type\":\"subscriptions\",\"channels\":[]}",
                        "{\"type\":\"error\",\"message\":\"Failed to subscribe\","
                                + "\"reason\":\"level2 now requires authentication\"}",
                        "{\"type\":\"error\",\"message\":\"Malformed JSON\"}");

        assertThat(out.statuses)
                .containsExactly(
                        new SeenStatus(
                                "COINBASE|*",
                                State.REFUSED,
                                "Failed to subscribe: level2 now requires authentication"
                                        + " (asked again in 10 s)"),
                        new SeenStatus(
                                "COINBASE|*", State.REFUSED, "Malformed JSON: no reason given"));
    }

    @Test
    void givesUpAfterFiveSecondsAndSendsNothingMeanwhile() throws Exception {
        coinbase.open().hear(SNAPSHOT).after(Duration.ofSeconds(4));
        assertThat(out.sent).hasSize(1);
        assertThat(out.reconnects).isEmpty();

        coinbase.after(Duration.ofSeconds(1));
        assertThat(out.reconnects).containsExactly("nothing heard for 5 s");
    }

    @Test
    void countsFramesItDidNotAskFor() throws Exception {
        coinbase.open()
                .hear(
                        "{\"type\":\"ticker\",\"product_id\":\"BTC-USD\"}",
                        SNAPSHOT.replace("BTC-USD", "SOL-USD"),
                        match("match", 1, "sell").replace("BTC-USD", "SOL-USD"));

        assertThat(out.counted(ProtocolEvent.IGNORED_FRAME)).isEqualTo(3);
        assertThat(out.signs()).isEqualTo(3);
    }

    private static String update(String changes) {
        return """
                {"type":"l2update","product_id":"BTC-USD","changes":[%s],"time":"%s"}"""
                .formatted(changes, TIME);
    }

    private static String match(String type, int id, String side) {
        return """
                {"type":"%s","trade_id":%s,"side":"%s","size":"0.2","price":"63514.6",
                "product_id":"BTC-USD","sequence":132235026010,"time":"%s"}"""
                .formatted(type, id, side, TIME);
    }

    private static String heartbeat(int lastTradeId) {
        return """
                {"type":"heartbeat","last_trade_id":%s,"product_id":"BTC-USD",
                "sequence":132235026010,"time":"%s"}"""
                .formatted(lastTradeId, TIME);
    }
}
