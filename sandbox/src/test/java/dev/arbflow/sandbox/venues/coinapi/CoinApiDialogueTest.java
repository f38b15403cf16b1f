package dev.arbflow.sandbox.venues.coinapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Venue;
import dev.arbflow.sandbox.sim.VenueTraits;
import dev.arbflow.sandbox.venues.ScriptedVenue;
import dev.arbflow.sandbox.venues.SimulatedVenueList;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoinApiDialogueTest {
    private static final Venue[] OWN_MARKETS =
            SimulatedVenueList.traits().stream().map(VenueTraits::venue).toArray(Venue[]::new);

    private static final String HELLO =
            "{\"type\":\"hello\",\"apikey\":\"secret\",\"heartbeat\":true,\"subscribe_data_type\":[\"trade\"],\"subscribe_filter_symbol_id\":[%s]}";

    private final ScriptedVenue coinApi = new ScriptedVenue(Feed.COINAPI, 3, OWN_MARKETS).connect();

    @Test
    void sendsEachTradeTwiceWithOneIdAndConsecutiveNumbers() {
        coinApi.say(HELLO.formatted("\"BITSTAMP_SPOT_BTC_USD\",\"KRAKEN_SPOT_BTC_USD\""))
                .pass(Duration.ofSeconds(20));
        List<String> frames = coinApi.textsWith("\"type\":\"trade\"");
        assertThat(frames).hasSizeGreaterThan(60);
        Map<String, Long> last = new HashMap<>();
        for (int i = 0; i < frames.size(); i += 2) {
            JsonNode first = ScriptedVenue.json(frames.get(i));
            JsonNode second = ScriptedVenue.json(frames.get(i + 1));
            String symbol = first.path("symbol_id").asText();
            long sequence = first.path("sequence").asLong();
            assertThat(second.path("uuid")).isEqualTo(first.path("uuid"));
            assertThat(second.path("sequence").asLong()).isEqualTo(sequence + 1);
            assertThat(last.getOrDefault(symbol, sequence - 1)).isEqualTo(sequence - 1);
            last.put(symbol, sequence + 1);
            assertThat(first.path("time_exchange").asText()).hasSize(28);
        }
        assertThat(last).containsOnlyKeys("BITSTAMP_SPOT_BTC_USD", "KRAKEN_SPOT_BTC_USD");
        assertThat(coinApi.sent.stream().flatMap(frame -> frame.tradeIds().stream()).distinct())
                .hasSize(frames.size() / 2);
    }

    @Test
    void withoutFilterPassesOnThreeVenuesAndAllTheirMarkets() {
        coinApi.say(HELLO.formatted("")).pass(Duration.ofSeconds(10));
        TreeSet<String> symbols = new TreeSet<>();
        coinApi.textsWith("\"type\":\"trade\"")
                .forEach(text -> symbols.add(ScriptedVenue.json(text).path("symbol_id").asText()));
        assertThat(symbols)
                .containsExactly(
                        "BITFINEX_SPOT_BTC_USD",
                        "BITFINEX_SPOT_ETH_USD",
                        "BITSTAMP_SPOT_BTC_USD",
                        "BITSTAMP_SPOT_ETH_USD",
                        "KRAKEN_SPOT_BTC_USD",
                        "KRAKEN_SPOT_ETH_USD");
    }

    @Test
    void beatsIfAsked() {
        coinApi.say(HELLO.formatted("\"NOBODY\"")).pass(Duration.ofSeconds(5));
        assertThat(coinApi.texts()).hasSizeBetween(4, 6).containsOnly("{\"type\":\"heartbeat\"}");
    }

    @Test
    void saysNothingWithoutADataType() {
        coinApi.say("{\"type\":\"hello\",\"apikey\":\"secret\"}").pass(Duration.ofSeconds(3));
        assertThat(coinApi.sent).isEmpty();
    }

    @Test
    void takesTheKeyFromTheHeaderToo() {
        coinApi.apiKey = "secret";
        coinApi.say(HELLO.replace("secret", "").formatted("")).pass(Duration.ofSeconds(3));
        assertThat(coinApi.textsWith("\"type\":\"trade\"")).isNotEmpty();
    }

    @Test
    void refusesAClientWithoutAKey() {
        coinApi.say(HELLO.replace("secret", "").formatted(""));
        assertThat(coinApi.lastText()).contains("error", "Invalid API key");
        assertThat(coinApi.closed).startsWith("1008");
    }

    @ParameterizedTest
    @ValueSource(strings = {"what?", "{\"type\":\"dance\"}"})
    void refusesAnythingButAHello(String request) {
        coinApi.say(request);
        assertThat(coinApi.lastText()).contains("error");
    }

    @Test
    void asksToReconnectInTime() {
        coinApi.dialogue.requestReconnect(ScriptedVenue.START_US);
        assertThat(coinApi.lastText()).contains("\"type\":\"reconnect\",\"within_seconds\":10");
        coinApi.pass(Duration.ofSeconds(9));
        assertThat(coinApi.closed).isEmpty();
        coinApi.pass(Duration.ofSeconds(2));
        assertThat(coinApi.closed).startsWith("1000");
    }
}
