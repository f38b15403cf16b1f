package dev.arbflow.sandbox.venues.kraken;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Venue;
import dev.arbflow.sandbox.venues.Recordings;
import dev.arbflow.sandbox.venues.ScriptedVenue;
import dev.arbflow.sandbox.venues.server.Frame;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KrakenDialogueTest {
    private final ScriptedVenue kraken =
            new ScriptedVenue(Feed.KRAKEN, 5, Venue.KRAKEN, Venue.BITFINEX).connect();

    private static String subscribe(String channel, String rest) {
        return "{\"method\":\"subscribe\",\"params\":{\"channel\":\""
                + channel
                + "\","
                + rest
                + "}}";
    }

    /** A book as a careful client keeps it: from the text on the wire. */
    private static final class WireBook {
        private static final Pattern LEVEL =
                Pattern.compile("\\{\"price\":([0-9.]+),\"qty\":([0-9.]+)}");
        private final NavigableMap<BigDecimal, String[]> bids =
                new TreeMap<>(Comparator.reverseOrder());
        private final NavigableMap<BigDecimal, String[]> asks = new TreeMap<>();

        void apply(String frame, int depth) {
            int split = frame.indexOf("\"asks\":");
            side(bids, frame.substring(0, split), depth);
            side(asks, frame.substring(split), depth);
        }

        private static void side(NavigableMap<BigDecimal, String[]> side, String text, int depth) {
            Matcher level = LEVEL.matcher(text);
            while (level.find()) {
                BigDecimal price = new BigDecimal(level.group(1));
                if (new BigDecimal(level.group(2)).signum() == 0) {
                    side.remove(price);
                } else {
                    side.put(price, new String[] {level.group(1), level.group(2)});
                }
            }
            while (side.size() > depth) {
                side.pollLastEntry();
            }
        }

        long checksum() {
            StringBuilder text = new StringBuilder();
            asks.values().stream().limit(10).forEach(level -> append(text, level));
            bids.values().stream().limit(10).forEach(level -> append(text, level));
            CRC32 crc = new CRC32();
            crc.update(text.toString().getBytes(StandardCharsets.US_ASCII));
            return crc.getValue();
        }

        private static void append(StringBuilder text, String[] level) {
            for (String number : level) {
                text.append(number.replace(".", "").replaceFirst("^0+", ""));
            }
        }
    }

    @Test
    void greetsWithItsStatus() {
        JsonNode status = ScriptedVenue.json(kraken.texts().get(0));
        assertThat(status.path("channel").asText()).isEqualTo("status");
        assertThat(status.at("/data/0/system").asText()).isEqualTo("online");
        assertThat(status.at("/data/0/connection_id").bigIntegerValue().bitLength()).isEqualTo(64);
    }

    @ParameterizedTest
    @CsvSource({"10", "25"})
    void aClientThatKeepsTheWireTextAgreesWithEveryChecksum(int depth) {
        kraken.say(subscribe("book", "\"symbol\":[\"BTC/USD\"],\"depth\":" + depth));
        kraken.pass(Duration.ofSeconds(30));
        WireBook book = new WireBook();
        List<String> frames = kraken.textsWith("\"channel\":\"book\",\"type\"");
        assertThat(frames).hasSizeGreaterThan(300);
        for (String frame : frames) {
            book.apply(frame, depth);
            assertThat(ScriptedVenue.json(frame).at("/data/0/checksum").asLong())
                    .as(frame)
                    .isEqualTo(book.checksum());
        }
        assertThat(kraken.health).containsExactly("served BTC/USD");
    }

    @Test
    void anUpdateNowAndThenNamesOnePriceTwice() {
        kraken.say(subscribe("book", "\"symbol\":[\"BTC/USD\"],\"depth\":25"));
        kraken.pass(Duration.ofSeconds(20));
        assertThat(kraken.textsWith("\"type\":\"update\""))
                .anySatisfy(
                        frame -> {
                            JsonNode bids = ScriptedVenue.json(frame).at("/data/0/bids");
                            List<String> prices = bids.findValuesAsText("price");
                            assertThat(prices)
                                    .hasSizeGreaterThan(prices.stream().distinct().toList().size());
                        });
    }

    @Test
    void acknowledgesEachSymbolThenSendsItsSnapshot() {
        kraken.forget()
                .say(
                        "{\"method\":\"subscribe\",\"params\":{\"channel\":\"book\",\"symbol\":[\"BTC/USD\",\"ETH/USD\"]},\"req_id\":7}");
        assertThat(kraken.texts()).hasSize(4);
        JsonNode ack = ScriptedVenue.json(kraken.texts().get(0));
        assertThat(ack.path("success").asBoolean()).isTrue();
        assertThat(ack.path("req_id").asInt()).isEqualTo(7);
        assertThat(ack.at("/result/depth").asInt()).isEqualTo(10);
        JsonNode snapshot = ScriptedVenue.json(kraken.texts().get(1));
        assertThat(snapshot.path("type").asText()).isEqualTo("snapshot");
        assertThat(snapshot.at("/data/0/bids")).hasSize(10);
        assertThat(snapshot.at("/data/0/timestamp").asText()).endsWith("00.040000Z");
    }

    @Test
    void sendsTradesWithConsecutiveNumbersSeveralInAFrame() {
        kraken.say(subscribe("trade", "\"symbol\":[\"BTC/USD\"]")).pass(Duration.ofSeconds(20));
        List<String> frames = kraken.textsWith("\"channel\":\"trade\",\"type\":\"update\"");
        long expected = 1;
        int batches = 0;
        for (String frame : frames) {
            JsonNode trades = ScriptedVenue.json(frame).path("data");
            batches += trades.size() > 1 ? 1 : 0;
            for (JsonNode trade : trades) {
                assertThat(trade.path("trade_id").asLong()).isEqualTo(expected++);
                assertThat(trade.path("side").asText()).isIn("buy", "sell");
            }
        }
        assertThat(expected - 1).isEqualTo(kraken.trades(ScriptedVenue.BTC_USD).size());
        assertThat(batches).isPositive();
    }

    @Test
    void sendsPastTradesOnRequestAndCountsThemAsRepeated() {
        kraken.pass(Duration.ofSeconds(20))
                .forget()
                .say(subscribe("trade", "\"symbol\":[\"BTC/USD\"],\"snapshot\":true"));
        assertThat(kraken.sent.get(1).kind()).isEqualTo(Frame.Kind.REPEATED_TRADES);
        assertThat(ScriptedVenue.json(kraken.lastText()).path("data")).hasSize(50);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"method\":\"subscribe\",\"params\":{\"channel\":\"book\",\"symbol\":[\"XBT/USD\"]}};Currency pair not supported XBT/USD",
                "{\"method\":\"subscribe\",\"params\":{\"channel\":\"book\",\"symbol\":[\"BTC/USD\"],\"depth\":7}};Subscription depth not supported",
                "{\"method\":\"subscribe\",\"params\":{\"channel\":\"nothing\",\"symbol\":[\"BTC/USD\"]}};Unsupported field",
                "{\"method\":\"unsubscribe\",\"params\":{\"channel\":\"book\",\"symbol\":[\"BTC/USD\"]}};Subscription not found",
                "{\"method\":\"dance\"};Method not supported",
                "what?;Malformed request",
            })
    void refusesInItsOwnWords(String request, String why) {
        kraken.forget().say(request);
        JsonNode answer = ScriptedVenue.json(kraken.lastText());
        assertThat(answer.path("success").asBoolean(true)).isFalse();
        assertThat(answer.path("error").asText()).contains(why);
    }

    @Test
    void refusesASecondSubscriptionOfABook() {
        kraken.say(subscribe("book", "\"symbol\":[\"BTC/USD\"]"))
                .say(subscribe("book", "\"symbol\":[\"BTC/USD\"]"));
        assertThat(kraken.lastText()).contains("Already subscribed");
    }

    @Test
    void beatsOnceASecondAfterASubscription() {
        kraken.pass(Duration.ofSeconds(3));
        assertThat(kraken.textsWith("heartbeat")).isEmpty();
        kraken.say(subscribe("trade", "\"symbol\":[\"BTC/USD\"]")).pass(Duration.ofSeconds(5));
        assertThat(kraken.textsWith("heartbeat")).hasSizeBetween(4, 6);
    }

    @Test
    void answersAPing() {
        kraken.forget().say("{\"method\":\"ping\",\"req_id\":9}");
        assertThat(ScriptedVenue.json(kraken.lastText()).path("method").asText()).isEqualTo("pong");
        assertThat(kraken.lastText()).contains("\"req_id\":9");
    }

    @Test
    void oneWrongChecksumIsSentOnRequestAndAFreshSubscriptionHealsIt() {
        assertThat(kraken.dialogue.corruptChecksum(ScriptedVenue.BTC_USD)).isFalse();
        kraken.say(subscribe("book", "\"symbol\":[\"BTC/USD\"]"));
        assertThat(kraken.dialogue.corruptChecksum(ScriptedVenue.BTC_USD)).isTrue();
        kraken.health.clear();
        kraken.pass(Duration.ofSeconds(2));
        assertThat(kraken.health).containsExactly("CHECKSUM BTC/USD");
        kraken.say(
                subscribe("book", "\"symbol\":[\"BTC/USD\"]").replace("subscribe", "unsubscribe"));
        assertThat(kraken.lastText()).contains("unsubscribe", "\"success\":true");
        kraken.forget().pass(Duration.ofSeconds(2));
        assertThat(kraken.textsWith("\"channel\":\"book\"")).isEmpty();
        kraken.health.clear();
        kraken.say(subscribe("book", "\"symbol\":[\"BTC/USD\"]"));
        assertThat(kraken.health).containsExactly("served BTC/USD");
    }

    @Test
    void tradesStopWhenUnsubscribed() {
        kraken.say(subscribe("trade", "\"symbol\":[\"BTC/USD\"]"))
                .say(
                        subscribe("trade", "\"symbol\":[\"BTC/USD\"]")
                                .replace("subscribe", "unsubscribe"))
                .pass(Duration.ofSeconds(5));
        assertThat(kraken.textsWith("\"channel\":\"trade\",\"type\"")).isEmpty();
    }

    @Test
    void announcesMaintenance() {
        kraken.dialogue.maintenance(true);
        assertThat(kraken.lastText()).contains("\"system\":\"maintenance\"");
        kraken.dialogue.maintenance(false);
        assertThat(kraken.lastText()).contains("\"system\":\"online\"");
        assertThat(kraken.dialogue.skipSequence()).isFalse();
    }

    @Test
    void buildsTheChecksumTextOfTheWorkedExample() {
        assertThat(KrakenChecksum.text(Recordings.krakenSnapshot()))
                .startsWith("6350191000006350207331163502119460656350226514381635040510063504747")
                .endsWith("6349638189182863495827130136349525990000");
        assertThat(KrakenChecksum.of(Recordings.krakenSnapshot())).isEqualTo(423379305L);
    }
}
