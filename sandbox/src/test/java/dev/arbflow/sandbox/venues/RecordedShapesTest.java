package dev.arbflow.sandbox.venues;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Venue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * What the simulated venues send looks like what the real ones sent: names and their order, types,
 * layout of arrays. Skipped where the recordings are not at hand.
 */
class RecordedShapesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration A_WHILE = Duration.ofSeconds(40);

    @Test
    void krakens() {
        ScriptedVenue kraken =
                new ScriptedVenue(Feed.KRAKEN, 5, Venue.KRAKEN)
                        .connect()
                        .say(
                                "{\"method\":\"subscribe\",\"params\":{\"channel\":\"book\",\"symbol\":[\"BTC/USD\"],\"depth\":10}}")
                        .say(
                                "{\"method\":\"subscribe\",\"params\":{\"channel\":\"trade\",\"symbol\":[\"BTC/USD\"],\"snapshot\":false}}")
                        .pass(A_WHILE);
        Function<JsonNode, String> kind =
                frame -> text(frame, "channel") + ' ' + text(frame, "type") + text(frame, "method");

        compare(
                kraken,
                kind,
                Set.of("book update", "trade update", "book snapshot", "heartbeat ", " subscribe"),
                "kraken_v2_ws_20260707_BTCUSD_d10.jsonl");
    }

    @Test
    void bitfinexs() {
        ScriptedVenue bitfinex =
                new ScriptedVenue(Feed.BITFINEX, 5, Venue.BITFINEX)
                        .pass(A_WHILE) // so that there are trades to begin with
                        .connect()
                        .say("{\"event\":\"conf\",\"flags\":65536}")
                        .say(
                                "{\"event\":\"subscribe\",\"channel\":\"trades\",\"symbol\":\"tBTCUSD\"}")
                        .say(
                                "{\"event\":\"subscribe\",\"channel\":\"book\",\"symbol\":\"tBTCUSD\",\"prec\":\"P0\",\"freq\":\"F0\",\"len\":\"25\"}")
                        .pass(A_WHILE);

        compare(
                bitfinex,
                RecordedShapesTest::bitfinexKind,
                Set.of(
                        "info ",
                        "conf ",
                        "subscribed trades",
                        "subscribed book",
                        "list of 3",
                        "list of 4",
                        "change of 3",
                        "hb"),
                "bitfinex_ws_20210417_first15s.jsonl");
    }

    @Test
    void bitstamps() {
        ScriptedVenue bitstamp =
                new ScriptedVenue(Feed.BITSTAMP, 5, Venue.BITSTAMP)
                        .connect()
                        .say(
                                "{\"event\":\"bts:subscribe\",\"data\":{\"channel\":\"order_book_btcusd\"}}")
                        .say(
                                "{\"event\":\"bts:subscribe\",\"data\":{\"channel\":\"live_trades_btcusd\"}}")
                        .say("{\"event\":\"bts:heartbeat\"}")
                        .pass(A_WHILE);
        Function<JsonNode, String> kind = frame -> text(frame, "event");

        compare(
                bitstamp,
                kind,
                Set.of("bts:subscription_succeeded", "data", "trade", "bts:heartbeat"),
                "bitstamp_ws_20210417.jsonl",
                "samples_bitstamp.jsonl");
    }

    @Test
    void coinbases() {
        ScriptedVenue coinbase =
                new ScriptedVenue(Feed.COINBASE, 5, Venue.COINBASE)
                        .connect()
                        .say(
                                "{\"type\":\"subscribe\",\"product_ids\":[\"BTC-USD\",\"ETH-USD\"],\"channels\":[\"level2_batch\",\"matches\",\"heartbeat\"]}")
                        .pass(A_WHILE);
        Function<JsonNode, String> kind = frame -> text(frame, "type");

        compare(
                coinbase,
                kind,
                Set.of("subscriptions", "snapshot", "l2update", "match", "heartbeat"),
                "coinbase_ws_20260707_BTC-USD.jsonl");
    }

    @Test
    void coinApis() {
        ScriptedVenue coinApi =
                new ScriptedVenue(Feed.COINAPI, 5, Venue.KRAKEN, Venue.BITFINEX)
                        .connect()
                        .say(
                                "{\"type\":\"hello\",\"apikey\":\"k\",\"heartbeat\":true,\"subscribe_data_type\":[\"trade\"],\"subscribe_filter_symbol_id\":[\"KRAKEN_SPOT_BTC_USD\"]}")
                        .pass(A_WHILE);
        Function<JsonNode, String> kind = frame -> text(frame, "type");

        compare(coinApi, kind, Set.of("trade"), "coinapi_ws_20240329_first600.jsonl");
    }

    private static String bitfinexKind(JsonNode frame) {
        if (frame.isObject()) {
            return text(frame, "event") + ' ' + text(frame, "channel");
        }
        JsonNode said = frame.get(1);
        if (said.isTextual()) {
            return said.asText();
        }
        return said.path(0).isArray()
                ? "list of " + said.get(0).size()
                : "change of " + said.size();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }

    private static String text(JsonNode frame, String name) {
        return frame.path(name).asText();
    }

    /** Each kind that is named must have been simulated and recorded, and look the same. */
    private static void compare(
            ScriptedVenue venue,
            Function<JsonNode, String> kind,
            Set<String> kinds,
            String... recordings) {
        List<String> recorded =
                List.of(recordings).stream()
                        .flatMap(file -> Recordings.received(file).stream())
                        .toList();
        Map<String, FrameShape> expected = shapes(recorded, kind);
        Map<String, FrameShape> found = shapes(venue.texts(), kind);
        assertThat(expected.keySet()).containsAll(kinds);
        assertThat(found.keySet()).containsAll(kinds);
        for (String each : kinds) {
            assertThat(found.get(each).types())
                    .as("types of " + each)
                    .isEqualTo(expected.get(each).types());
            assertThat(expected.get(each).orders())
                    .as("order of " + each)
                    .containsAll(found.get(each).orders());
        }
    }

    private static Map<String, FrameShape> shapes(
            List<String> frames, Function<JsonNode, String> kind) {
        Map<String, FrameShape> shapes = new TreeMap<>();
        for (String frame : frames) {
            JsonNode json = json(frame);
            shapes.computeIfAbsent(kind.apply(json), each -> new FrameShape()).add(json);
        }
        return shapes;
    }
}
