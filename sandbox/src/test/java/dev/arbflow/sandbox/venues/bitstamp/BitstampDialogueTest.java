package dev.arbflow.sandbox.venues.bitstamp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Venue;
import dev.arbflow.sandbox.venues.ScriptedVenue;
import dev.arbflow.sandbox.venues.dialogue.VenueStep;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BitstampDialogueTest {
    private final ScriptedVenue bitstamp =
            new ScriptedVenue(Feed.BITSTAMP, 4, Venue.BITSTAMP, Venue.KRAKEN).connect();

    private static String event(String event, String channel) {
        return "{\"event\":\"bts:" + event + "\",\"data\":{\"channel\":\"" + channel + "\"}}";
    }

    @Test
    void sendsTheWholeBookWithEachChangeAndNothingBefore() {
        bitstamp.say(event("subscribe", "order_book_btcusd"));
        assertThat(bitstamp.texts())
                .containsExactly(
                        "{\"event\":\"bts:subscription_succeeded\",\"channel\":\"order_book_btcusd\",\"data\":{}}");
        assertThat(bitstamp.health).isEmpty();
        bitstamp.forget().pass(Duration.ofSeconds(5));
        assertThat(bitstamp.sent).hasSizeGreaterThan(50);
        assertThat(bitstamp.health).containsExactly("served BTC/USD");
        for (String text : bitstamp.texts()) {
            JsonNode data = ScriptedVenue.json(text).path("data");
            assertThat(data.path("bids")).hasSize(100);
            assertThat(data.path("asks")).hasSize(100);
            assertThat(new BigDecimal(data.at("/bids/0/0").asText()))
                    .isLessThan(new BigDecimal(data.at("/asks/0/0").asText()));
            assertThat(data.at("/bids/0/1").asText()).matches("[0-9]+\\.[0-9]{8}");
        }
    }

    @Test
    void datesFramesByItsOwnClock() {
        bitstamp.say(event("subscribe", "order_book_btcusd")).pass(Duration.ofSeconds(1));
        long us = ScriptedVenue.json(bitstamp.lastText()).at("/data/microtimestamp").asLong();
        assertThat(us - ScriptedVenue.START_US).isBetween(600_000L, 1_040_000L);
        assertThat(ScriptedVenue.json(bitstamp.lastText()).at("/data/timestamp").asLong())
                .isEqualTo(us / 1_000_000);
    }

    @Test
    void differencesLeadFromOneWholeBookToTheNext() {
        bitstamp.say(event("subscribe", "order_book_btcusd"))
                .say(event("subscribe", "diff_order_book_btcusd"));
        bitstamp.pass(Duration.ofSeconds(1)).forget();
        VenueStep seed =
                bitstamp.steps.stream()
                        .filter(s -> s.market().equals(ScriptedVenue.BTC_USD))
                        .reduce((a, b) -> b)
                        .orElseThrow();
        NavigableMap<BigDecimal, String> bids = new TreeMap<>(Comparator.reverseOrder());
        seed.after()
                .bids()
                .forEach(
                        l ->
                                bids.put(
                                        seed.after().instrument().price(l.price()),
                                        seed.after()
                                                .instrument()
                                                .quantity(l.quantity())
                                                .toPlainString()));
        bitstamp.pass(Duration.ofSeconds(10));
        List<String> frames = bitstamp.texts();
        assertThat(frames).hasSizeGreaterThan(200);
        for (int i = 0; i + 1 < frames.size(); i += 2) {
            for (JsonNode level : ScriptedVenue.json(frames.get(i)).at("/data/bids")) {
                BigDecimal price = new BigDecimal(level.get(0).asText());
                if (level.get(1).asText().equals("0.00000000")) {
                    assertThat(bids.remove(price)).isNotNull();
                } else {
                    bids.put(price, level.get(1).asText());
                }
            }
            JsonNode whole = ScriptedVenue.json(frames.get(i + 1)).at("/data/bids");
            assertThat(new BigDecimal(whole.at("/0/0").asText()))
                    .isEqualByComparingTo(bids.firstKey());
            assertThat(whole.at("/0/1").asText()).isEqualTo(bids.firstEntry().getValue());
            assertThat(new BigDecimal(whole.at("/99/0").asText()))
                    .isEqualByComparingTo(
                            bids.keySet().stream().skip(99).findFirst().orElseThrow());
        }
    }

    @Test
    void sendsOneFrameATradeWithIdsThatGrowOverAllMarkets() {
        bitstamp.say(event("subscribe", "live_trades_btcusd"))
                .say(event("subscribe", "live_trades_ethusd"))
                .pass(Duration.ofSeconds(10));
        List<String> frames = bitstamp.textsWith("\"event\":\"trade\"");
        assertThat(frames)
                .hasSize(
                        bitstamp.trades(ScriptedVenue.BTC_USD).size()
                                + bitstamp.trades(ScriptedVenue.ETH_USD).size());
        long last = 0;
        Set<String> times = new HashSet<>();
        for (String frame : frames) {
            JsonNode trade = ScriptedVenue.json(frame).path("data");
            assertThat(trade.path("id").asLong()).isGreaterThan(last);
            last = trade.path("id").asLong();
            assertThat(new BigDecimal(trade.path("amount_str").asText()).doubleValue())
                    .isEqualTo(trade.path("amount").asDouble());
            assertThat(trade.path("type").asInt())
                    .isEqualTo(
                            trade.path("buy_order_id").asLong()
                                            > trade.path("sell_order_id").asLong()
                                    ? 0
                                    : 1);
            times.add(trade.path("microtimestamp").asText());
        }
        assertThat(times).as("several trades share a microsecond").hasSizeLessThan(frames.size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"event\":\"bts:subscribe\",\"data\":{\"channel\":\"ticker_btcusd\"}};Invalid channel provided.",
                "{\"event\":\"bts:subscribe\",\"data\":{\"channel\":\"order_book_BTCUSD\"}};Invalid channel provided.",
                "{\"event\":\"bts:unsubscribe\",\"data\":{\"channel\":\"order_book_btcusd\"}};Invalid channel provided.",
                "{\"event\":\"bts:subscribe\",\"data\":{}};Bad subscription string.",
                "{\"event\":\"bts:dance\"};Bad subscription string.",
                "what?;Incorrect JSON format.",
            })
    void refusesInItsOwnWords(String request, String why) {
        bitstamp.say(request);
        assertThat(ScriptedVenue.json(bitstamp.lastText()).at("/data/message").asText())
                .isEqualTo(why);
        assertThat(ScriptedVenue.json(bitstamp.lastText()).path("event").asText())
                .isEqualTo("bts:error");
    }

    @Test
    void acknowledgesAnUnknownPairAndStaysSilent() {
        bitstamp.say(event("subscribe", "order_book_nosuch")).pass(Duration.ofSeconds(5));
        assertThat(bitstamp.texts()).singleElement().asString().contains("subscription_succeeded");
    }

    @Test
    void closesOnAClientFrameOfMoreThanHalfAKilobyte() {
        bitstamp.say("x".repeat(512));
        assertThat(bitstamp.closed).isEmpty();
        bitstamp.say("x".repeat(513));
        assertThat(bitstamp.closed).isEqualTo("1009 read limited at 513 bytes");
    }

    @Test
    void answersAHeartbeat() {
        bitstamp.say("{\"event\":\"bts:heartbeat\"}");
        assertThat(bitstamp.lastText())
                .isEqualTo(
                        "{\"event\":\"bts:heartbeat\",\"channel\":\"\",\"data\":{\"status\":\"success\"}}");
    }

    @Test
    void asksToReconnectAndDropsWhoeverStays() {
        bitstamp.dialogue.requestReconnect(ScriptedVenue.START_US);
        assertThat(bitstamp.lastText())
                .isEqualTo("{\"event\":\"bts:request_reconnect\",\"channel\":\"\",\"data\":null}");
        bitstamp.pass(Duration.ofSeconds(1));
        assertThat(bitstamp.closed).isEmpty();
        bitstamp.pass(Duration.ofSeconds(2));
        assertThat(bitstamp.closed).startsWith("1000");
    }

    @Test
    void anUnsubscribedBookIsNotServedAnyMore() {
        bitstamp.say(event("subscribe", "order_book_btcusd"))
                .say(event("subscribe", "order_book_ethusd"))
                .pass(Duration.ofSeconds(1));
        bitstamp.health.clear();
        bitstamp.say(event("unsubscribe", "order_book_btcusd"))
                .forget()
                .pass(Duration.ofSeconds(1));
        assertThat(bitstamp.health).containsExactly("WITHDRAWN BTC/USD");
        assertThat(bitstamp.textsWith("order_book_btcusd")).isEmpty();
        assertThat(bitstamp.textsWith("order_book_ethusd")).isNotEmpty();
    }
}
