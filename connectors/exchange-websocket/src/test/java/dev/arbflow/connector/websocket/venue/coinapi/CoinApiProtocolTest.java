package dev.arbflow.connector.websocket.venue.coinapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.arbflow.connector.websocket.ConnectionSpec;
import dev.arbflow.connector.websocket.ConnectionSpec.Dialect;
import dev.arbflow.connector.websocket.venue.SeenOutput;
import dev.arbflow.connector.websocket.venue.SeenOutput.SeenStatus;
import dev.arbflow.connector.websocket.venue.SeenOutput.SeenTrade;
import dev.arbflow.connector.websocket.venue.Speaker;
import dev.arbflow.connector.websocket.venue.VenueProtocols;
import dev.arbflow.connector.websocket.venue.session.ProtocolEvent;
import dev.arbflow.connector.websocket.venue.wire.MalformedFrameException;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Side;
import dev.arbflow.market.book.FeedStatus.State;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoinApiProtocolTest {
    private static final String UUID = "5d86918c-cb52-41dc-a870-5cfdf5ca4f2c";

    private static final ConnectionSpec SPEC =
            Speaker.spec(Feed.COINAPI, 1, Dialect.LIVE, "BITSTAMP|BTC/USD", "KRAKEN|BTC/USDT");

    private final Speaker coinApi = new Speaker(SPEC);
    private final SeenOutput out = coinApi.out;

    @Test
    void greetsWithTheKeyAndTheConfiguredSymbols() throws Exception {
        coinApi.open();

        var hello = new ObjectMapper().readTree(out.sent.get(0));
        assertThat(hello.get("type").asText()).isEqualTo("hello");
        assertThat(hello.get("apikey").asText()).isEqualTo(Speaker.API_KEY);
        assertThat(hello.get("heartbeat").asBoolean()).isTrue();
        assertThat(hello.get("subscribe_data_type")).hasToString("[\"trade\"]");
        assertThat(hello.get("subscribe_filter_symbol_id"))
                .hasToString("[\"BITSTAMP_SPOT_BTC_USD\",\"KRAKEN_SPOT_BTC_USDT\"]");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void needsAKey(String key) {
        assertThatThrownBy(() -> VenueProtocols.forSpec(SPEC, key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("CoinAPI needs a key");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anyWordThatTheGreetingWasAcceptedKeepsAConnectionOnWhichAMarketIsQuiet(boolean heartbeat)
            throws Exception {
        coinApi.open()
                .hear(
                        heartbeat
                                ? "{\"type\":\"heartbeat\"}"
                                : trade("BITSTAMP_SPOT_BTC_USD", 7, "SELL"));
        for (int second = 0; second < 120; second++) {
            coinApi.after(Duration.ofSeconds(1)).hear(trade("BITSTAMP_SPOT_BTC_USD", 8, "SELL"));
        }

        assertThat(out.reconnects).isEmpty();
    }

    @Test
    void passesOnBothDeliveriesOfATrade() throws Exception {
        coinApi.open()
                .hear(
                        trade("BITSTAMP_SPOT_BTC_USD", 7, "SELL"),
                        trade("BITSTAMP_SPOT_BTC_USD", 8, "SELL"),
                        trade("KRAKEN_SPOT_BTC_USDT", 900, "BUY_ESTIMATED"));

        SeenTrade sold =
                new SeenTrade(
                        Listing.parse("BITSTAMP|BTC/USD"),
                        UUID,
                        Side.SELL,
                        69586,
                        0.00091679,
                        1_711_745_373_606_000L);
        assertThat(out.trades.subList(0, 2)).containsExactly(sold, sold);
        assertThat(out.trades.get(2).takerSide()).isEqualTo(Side.BUY);
        assertThat(out.statuses).isEmpty();
    }

    @Test
    void seesAGapInASymbolsSequenceOnOneConnection() throws Exception {
        coinApi.open()
                .hear(
                        trade("BITSTAMP_SPOT_BTC_USD", 7, "SELL"),
                        trade("BITSTAMP_SPOT_BTC_USD", 10, "SELL"));
        assertThat(out.counted(ProtocolEvent.SEQUENCE_GAP)).isEqualTo(1);

        coinApi.close("test").open().hear(trade("BITSTAMP_SPOT_BTC_USD", 50, "SELL"));
        assertThat(out.counted(ProtocolEvent.SEQUENCE_GAP)).isEqualTo(2);
        assertThat(out.statuses.get(1).reason())
                .as("of the sequence nothing is said over a reconnect")
                .startsWith("trades may be missing between");
        assertThat(out.tradesAfterGaps)
                .containsExactly(out.trades.get(1).tradeId(), out.trades.get(2).tradeId());
    }

    @Test
    void tradesMayBeMissingBeforeTheFirstOneAfterARestart() throws Exception {
        Listing heard = Listing.parse("BITSTAMP|BTC/USD");
        coinApi.resume(Map.of(heard, 5L))
                .open()
                .hear(
                        trade("BITSTAMP_SPOT_BTC_USD", 7, "SELL"),
                        trade("BITSTAMP_SPOT_BTC_USD", 8, "SELL"),
                        trade("KRAKEN_SPOT_BTC_USDT", 900, "BUY"));

        assertThat(out.tradesAfterGaps)
                .as("each listing that had been heard, once")
                .containsExactly(out.trades.get(0).tradeId());
        assertThat(out.statuses)
                .containsExactly(
                        new SeenStatus(
                                heard.code(),
                                State.GAP,
                                "trades may be missing between the newest before the restart and"
                                        + " the one of 2024-03-29T20:49:33.6060000Z"));
    }

    @Test
    void ignoresSymbolsThatThePrefixBroughtAlong() throws Exception {
        coinApi.open()
                .hear(
                        trade("BITSTAMP_SPOT_BTC_USDT", 1, "SELL"),
                        "{\"type\":\"quote\",\"symbol_id\":\"BITSTAMP_SPOT_BTC_USD\"}");

        assertThat(out.trades).isEmpty();
        assertThat(out.counted(ProtocolEvent.IGNORED_FRAME)).isEqualTo(2);
        assertThat(out.signs()).isEqualTo(2);
    }

    @Test
    void reconnectsWhenTheServerIsAboutToClose() throws Exception {
        coinApi.open()
                .hear(
                        "{\"type\":\"reconnect\",\"within_seconds\":10,"
                                + "\"before_time\":\"2024-03-29T20:49:33.6060000Z\"}");

        assertThat(out.reconnects).containsExactly("CoinAPI is about to close the connection");
    }

    @Test
    void passesOnAnErrorWithoutTheKey() throws Exception {
        coinApi.open()
                .hear("{\"type\":\"error\",\"message\":\"Invalid API key k-3y\\\"of\\\\tests\"}");

        assertThat(out.statuses)
                .containsExactly(new SeenStatus("COINAPI|*", State.REFUSED, "Invalid API key ***"));
        assertThat(out.reconnects).containsExactly("Invalid API key ***");
    }

    @Test
    void isKeptAliveByHeartbeats() throws Exception {
        coinApi.open();
        for (int i = 0; i < 20; i++) {
            coinApi.after(Duration.ofSeconds(1)).hear("{\"type\":\"heartbeat\"}");
        }
        assertThat(out.reconnects).isEmpty();
        assertThat(out.aliveUs).hasSize(20);
        assertThat(out.sent).hasSize(1);

        coinApi.after(Duration.ofSeconds(10));
        assertThat(out.reconnects).containsExactly("nothing heard for 10 s");
    }

    @Test
    void refusesATradeItCannotRead() {
        coinApi.open();
        assertThatThrownBy(() -> coinApi.hear(trade("BITSTAMP_SPOT_BTC_USD", 1, "UNKNOWN")))
                .isInstanceOf(MalformedFrameException.class)
                .hasMessage("unknown taker side 'UNKNOWN'");
        assertThatThrownBy(
                        () ->
                                coinApi.hear(
                                        trade("BITSTAMP_SPOT_BTC_USD", 1, "BUY")
                                                .replace(UUID, "9000000000000000000")))
                .as("a number may be any trade's")
                .isInstanceOf(MalformedFrameException.class)
                .hasMessage("a trade without a UUID");
    }

    private static String trade(String symbol, int sequence, String side) {
        return """
                {"time_exchange":"2024-03-29T20:49:33.6060000Z",
                "time_coinapi":"2024-03-29T20:49:33.6293558Z","uuid":"%s","price":69586,
                "size":0.00091679,"taker_side":"%s","symbol_id":"%s","sequence":%s,
                "type":"trade"}"""
                .formatted(UUID, side, symbol, sequence);
    }
}
