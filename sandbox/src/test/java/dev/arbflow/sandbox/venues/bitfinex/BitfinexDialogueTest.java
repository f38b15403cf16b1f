package dev.arbflow.sandbox.venues.bitfinex;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.market.Venue;
import dev.arbflow.sandbox.sim.BookState;
import dev.arbflow.sandbox.sim.Instrument;
import dev.arbflow.sandbox.sim.Level;
import dev.arbflow.sandbox.venues.Recordings;
import dev.arbflow.sandbox.venues.ScriptedVenue;
import dev.arbflow.sandbox.venues.server.Frame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BitfinexDialogueTest {
    private static final com.fasterxml.jackson.databind.ObjectMapper JSON =
            new com.fasterxml.jackson.databind.ObjectMapper();
    private static final String BOOK =
            "{\"event\":\"subscribe\",\"channel\":\"book\",\"symbol\":\"tBTCUSD\",\"prec\":\"P0\",\"freq\":\"F0\",\"len\":\"25\"}";
    private static final String TRADES =
            "{\"event\":\"subscribe\",\"channel\":\"trades\",\"symbol\":\"tBTCUSD\"}";
    private static final String ALL_FLAGS = "{\"event\":\"conf\",\"flags\":229376}";

    private final ScriptedVenue bitfinex =
            new ScriptedVenue(Feed.BITFINEX, 6, Venue.BITFINEX, Venue.BITSTAMP).connect();

    private static JsonNode array(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A book as a careful client keeps it: from the text on the wire. */
    private static final class WireBook {
        private static final Pattern ROW = Pattern.compile("\\[([0-9.e-]+),([0-9]+),([0-9.e-]+)]");
        private final NavigableMap<BigDecimal, String> bids =
                new TreeMap<>(Comparator.reverseOrder());
        private final NavigableMap<BigDecimal, String> asks = new TreeMap<>();

        void apply(String frame) {
            Matcher row = ROW.matcher(frame);
            while (row.find()) {
                BigDecimal price = new BigDecimal(row.group(1));
                boolean bid = !row.group(3).startsWith("-");
                NavigableMap<BigDecimal, String> side = bid ? bids : asks;
                if (row.group(2).equals("0")) {
                    assertThat(side.remove(price)).as(frame).isNotNull();
                } else {
                    side.put(price, row.group(1) + ":" + row.group(3));
                }
            }
        }

        int checksum() {
            StringJoiner text = new StringJoiner(":");
            Iterator<String> bid = bids.values().iterator();
            Iterator<String> ask = asks.values().iterator();
            while (bid.hasNext() || ask.hasNext()) {
                if (bid.hasNext()) {
                    text.add(bid.next());
                }
                if (ask.hasNext()) {
                    text.add(ask.next());
                }
            }
            CRC32 crc = new CRC32();
            crc.update(text.toString().getBytes(StandardCharsets.US_ASCII));
            return (int) crc.getValue();
        }
    }

    @Test
    void greetsWithItsVersion() {
        assertThat(ScriptedVenue.json(bitfinex.texts().get(0)).path("version").asInt())
                .isEqualTo(2);
    }

    @Test
    void aClientThatKeepsTheWireTextAgreesWithEveryChecksum() {
        bitfinex.say(ALL_FLAGS).say(BOOK).pass(Duration.ofSeconds(60));
        WireBook book = new WireBook();
        int checksums = 0;
        for (String text : bitfinex.texts()) {
            if (text.startsWith("{") || text.contains("\"hb\"")) {
                continue;
            }
            if (text.contains("\"cs\"")) {
                assertThat(array(text).get(2).asInt()).isEqualTo(book.checksum());
                checksums++;
            } else {
                book.apply(text);
                assertThat(book.bids).hasSizeLessThanOrEqualTo(25).isNotEmpty();
                assertThat(book.asks).hasSizeLessThanOrEqualTo(25).isNotEmpty();
                assertThat(book.bids.firstKey()).isLessThan(book.asks.firstKey());
            }
        }
        assertThat(checksums).isBetween(20, 26);
        assertThat(bitfinex.health).containsExactly("served BTC/USD");
    }

    @Test
    void numbersEveryFrameOfAllChannelsAndDatesIt() {
        bitfinex.say(ALL_FLAGS)
                .say(BOOK)
                .say(TRADES)
                .say(BOOK.replace("BTC", "ETH"))
                .pass(Duration.ofSeconds(32));
        long expected = 0;
        int heartbeats = 0;
        for (String text : bitfinex.texts()) {
            if (text.startsWith("[")) {
                JsonNode frame = array(text);
                assertThat(frame.get(frame.size() - 2).asLong()).isEqualTo(++expected);
                assertThat(frame.get(frame.size() - 1).asLong())
                        .isGreaterThanOrEqualTo(ScriptedVenue.START_US / 1_000);
                heartbeats += text.contains("\"hb\"") ? 1 : 0;
            }
        }
        assertThat(expected).isGreaterThan(1_000);
        assertThat(heartbeats).isEqualTo(6);
    }

    @Test
    void addsNothingWithoutFlags() {
        bitfinex.say(BOOK).say(TRADES).pass(Duration.ofSeconds(5));
        assertThat(bitfinex.textsWith("\"cs\"")).isEmpty();
        assertThat(bitfinex.texts())
                .filteredOn(text -> text.startsWith("[") && !text.contains("\""))
                .allSatisfy(text -> assertThat(array(text)).hasSize(2));
    }

    @Test
    void sendsSeveralRowsAtOnceIfAsked() {
        bitfinex.say("{\"event\":\"conf\",\"flags\":" + (536_870_912 + 65_536) + "}")
                .say(BOOK)
                .forget()
                .pass(Duration.ofSeconds(5));
        assertThat(bitfinex.texts()).anyMatch(text -> array(text).get(1).get(0).isArray());
    }

    @Test
    void executesThenUpdatesEachTradeWithTheSameId() {
        bitfinex.say(TRADES).forget().pass(Duration.ofSeconds(20));
        List<String> executed = new ArrayList<>();
        List<String> updated = new ArrayList<>();
        for (String text : bitfinex.texts()) {
            JsonNode frame = array(text);
            if (frame.get(1).asText().equals("te")) {
                executed.add(frame.get(2).toString());
            } else if (frame.get(1).asText().equals("tu")) {
                updated.add(frame.get(2).toString());
            }
        }
        assertThat(executed)
                .hasSize(bitfinex.trades(ScriptedVenue.BTC_USD).size())
                .hasSizeGreaterThan(30)
                .doesNotHaveDuplicates()
                .startsWith(updated.toArray(new String[0]));
        assertThat(updated).hasSizeGreaterThanOrEqualTo(executed.size() - 3);
    }

    @Test
    void sendsPastTradesNewestFirstWithEverySubscription() {
        bitfinex.pass(Duration.ofSeconds(20)).say(TRADES);
        JsonNode rows = array(bitfinex.lastText()).get(1);
        assertThat(rows).hasSize(30);
        assertThat(rows.get(0).get(0).asLong()).isGreaterThan(rows.get(29).get(0).asLong());
        assertThat(bitfinex.sent.get(bitfinex.sent.size() - 1).kind())
                .isEqualTo(Frame.Kind.REPEATED_TRADES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"event\":\"subscribe\",\"channel\":\"book\",\"symbol\":\"tNOSUCH\"};10300;symbol: invalid",
                "{\"event\":\"subscribe\",\"channel\":\"book\",\"symbol\":\"tBTCUSD\",\"prec\":\"R0\"};10300;precision: invalid",
                "{\"event\":\"subscribe\",\"channel\":\"book\",\"symbol\":\"tBTCUSD\",\"len\":\"7\"};10300;length: invalid",
                "{\"event\":\"subscribe\",\"channel\":\"ether\",\"symbol\":\"tBTCUSD\"};10300;channel: unknown",
                "{\"event\":\"unsubscribe\",\"chanId\":3};10400;unsubscribe: invalid",
                "{\"event\":\"dance\"};10000;event: unknown",
            })
    void refusesInItsOwnWords(String request, int code, String message) {
        bitfinex.say(request);
        JsonNode error = ScriptedVenue.json(bitfinex.lastText());
        assertThat(error.path("event").asText()).isEqualTo("error");
        assertThat(error.path("code").asInt()).isEqualTo(code);
        assertThat(error.path("msg").asText()).isEqualTo(message);
    }

    @Test
    void doesNotAnswerWhatIsNotJson() {
        bitfinex.forget().say("what?");
        assertThat(bitfinex.sent).isEmpty();
    }

    @Test
    void refusesASecondEqualSubscriptionAndTheOneTooMany() {
        bitfinex.say(BOOK).say(BOOK);
        assertThat(bitfinex.lastText()).contains("10301");
        for (String pair : new String[] {"tBTCUSD", "tETHUSD"}) {
            for (String length : new String[] {"1", "25", "100", "250"}) {
                bitfinex.say(BOOK.replace("tBTCUSD", pair).replace("\"25\"", '"' + length + '"'));
            }
        }
        assertThat(bitfinex.textsWith("\"subscribed\"")).hasSize(8);
        assertThat(bitfinex.textsWith("10305")).isEmpty();
    }

    @Test
    void acceptsASymbolWithoutItsT() {
        bitfinex.say(TRADES.replace("tBTCUSD", "BTCUSD"));
        assertThat(bitfinex.textsWith("subscribed").get(0)).contains("\"symbol\":\"tBTCUSD\"");
    }

    @Test
    void answersAPingWithItsNumber() {
        bitfinex.say("{\"event\":\"ping\",\"cid\":1234}");
        assertThat(bitfinex.lastText()).contains("pong", "\"cid\":1234");
    }

    @Test
    void aNewSubscriptionGetsANewNumber() {
        bitfinex.say(BOOK);
        int first = ScriptedVenue.json(bitfinex.texts().get(1)).path("chanId").asInt();
        bitfinex.health.clear();
        bitfinex.say("{\"event\":\"unsubscribe\",\"chanId\":" + first + "}");
        assertThat(bitfinex.lastText()).contains("unsubscribed", "OK");
        assertThat(bitfinex.health).containsExactly("WITHDRAWN BTC/USD");
        bitfinex.forget().say(BOOK);
        assertThat(ScriptedVenue.json(bitfinex.texts().get(0)).path("chanId").asInt())
                .isGreaterThan(first);
    }

    @Test
    void spoilsOneChecksumAndLeavesOneNumberOut() {
        assertThat(bitfinex.dialogue.skipSequence()).isFalse();
        assertThat(bitfinex.dialogue.corruptChecksum(ScriptedVenue.BTC_USD)).isFalse();
        bitfinex.say(ALL_FLAGS);
        assertThat(bitfinex.dialogue.corruptChecksum(ScriptedVenue.BTC_USD)).isFalse();
        bitfinex.say(BOOK).say(TRADES).pass(Duration.ofSeconds(1));
        bitfinex.health.clear();
        assertThat(bitfinex.dialogue.corruptChecksum(ScriptedVenue.BTC_USD)).isTrue();
        bitfinex.pass(Duration.ofSeconds(1));
        assertThat(bitfinex.health).containsExactly("CHECKSUM BTC/USD");
        long before =
                array(bitfinex.lastText()).get(array(bitfinex.lastText()).size() - 2).asLong();
        bitfinex.forget();
        assertThat(bitfinex.dialogue.skipSequence()).isTrue();
        bitfinex.pass(Duration.ofSeconds(1));
        JsonNode next = array(bitfinex.texts().get(0));
        assertThat(next.get(next.size() - 2).asLong()).isEqualTo(before + 2);
        assertThat(bitfinex.health).contains("SEQUENCE BTC/USD");
    }

    @Test
    void announcesMaintenanceAndRestarts() {
        bitfinex.dialogue.maintenance(true);
        assertThat(bitfinex.lastText()).contains("20060");
        bitfinex.dialogue.maintenance(false);
        assertThat(bitfinex.lastText()).contains("20061");
        bitfinex.dialogue.requestReconnect(0);
        assertThat(bitfinex.lastText()).contains("20051");
    }

    @ParameterizedTest
    @CsvSource({
        "BTC/USD, BTCUSD",
        "DOGE/USD, DOGE:USD",
        "BTC/USDT, BTCUST",
        "USDC/USD, UDCUSD",
        "BTC/EURQ, BTC:EURQ"
    })
    void namesMarketsInItsOwnWay(String market, String pair) {
        assertThat(BitfinexSymbols.pair(Market.parse(market))).isEqualTo(pair);
    }

    @ParameterizedTest
    @CsvSource({
        "0.0000011, 0.0000011",
        "0.000001, 0.000001",
        "0.0000007, 7e-7",
        "0.00000066, 6.6e-7",
        "-0.00000002, -2e-8",
        "60000.00, 60000",
        "266122.94000000, 266122.94",
        "0.00000000, 0",
    })
    void printsNumbersAsJavaScriptDoes(BigDecimal number, String printed) {
        assertThat(BitfinexNumbers.print(number)).isEqualTo(printed);
    }

    @Test
    void buildsTheChecksumOfTheWorkedExample() {
        List<String> rows = new ArrayList<>();
        for (String text : Recordings.received("samples_bitfinex.jsonl")) {
            if (text.startsWith("[81757,\"cs\"")) {
                assertThat(BitfinexChecksum.of(state(rows))).isEqualTo(-1175357890);
                return;
            }
            if (text.startsWith("[81757,[")) {
                Matcher row = WireBook.ROW.matcher(text);
                while (row.find()) {
                    rows.removeIf(old -> old.startsWith("[" + row.group(1) + ","));
                    rows.add(row.group());
                }
            }
        }
        throw new AssertionError("the sample has no checksum frame");
    }

    private static BookState state(List<String> rows) {
        List<Level> bids = new ArrayList<>();
        List<Level> asks = new ArrayList<>();
        for (String text : rows) {
            JsonNode row = array(text);
            long price = Recordings.units(row.get(0).asText(), 12);
            long amount = Recordings.units(row.get(2).asText(), 8);
            (amount > 0 ? bids : asks).add(new Level(price, Math.abs(amount)));
        }
        bids.sort(Comparator.comparingLong(Level::price).reversed());
        asks.sort(Comparator.comparingLong(Level::price));
        return new BookState(new Instrument(Listing.parse("BITFINEX|XRP/BTC"), 12, 1), bids, asks);
    }
}
