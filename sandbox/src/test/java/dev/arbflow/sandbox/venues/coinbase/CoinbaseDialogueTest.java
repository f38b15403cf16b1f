package dev.arbflow.sandbox.venues.coinbase;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Venue;
import dev.arbflow.sandbox.sim.BookState;
import dev.arbflow.sandbox.venues.ScriptedVenue;
import dev.arbflow.sandbox.venues.dialogue.VenueTrade;
import dev.arbflow.sandbox.venues.server.Frame;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoinbaseDialogueTest {
    private static final String SUBSCRIBE =
            "{\"type\":\"subscribe\",\"product_ids\":[\"BTC-USD\",\"ETH-USD\"],\"channels\":[\"level2_batch\",\"matches\",\"heartbeat\"]}";

    private final ScriptedVenue coinbase =
            new ScriptedVenue(Feed.COINBASE, 8, Venue.COINBASE, Venue.BITFINEX).connect();

    @Test
    void acknowledgesThenSendsBooksThenTheLastMatches() {
        coinbase.pass(Duration.ofSeconds(4)).say(SUBSCRIBE);
        assertThat(
                        coinbase.texts().stream()
                                .map(text -> ScriptedVenue.json(text).path("type").asText()))
                .containsExactly(
                        "subscriptions", "snapshot", "snapshot", "last_match", "last_match");
        assertThat(coinbase.texts().get(0))
                .isEqualTo(
                        "{\"type\":\"subscriptions\",\"channels\":[{\"name\":\"level2_50\",\"product_ids\":[\"BTC-USD\",\"ETH-USD\"],\"account_ids\":null},"
                                + "{\"name\":\"matches\",\"product_ids\":[\"BTC-USD\",\"ETH-USD\"],\"account_ids\":null},"
                                + "{\"name\":\"heartbeat\",\"product_ids\":[\"BTC-USD\",\"ETH-USD\"],\"account_ids\":null}]}");
        assertThat(coinbase.sent.get(4).kind()).isEqualTo(Frame.Kind.REPEATED_TRADES);
        assertThat(coinbase.health).containsExactly("served BTC/USD", "served ETH/USD");
    }

    @Test
    void changesLeadFromTheSnapshotToTheBookAsItIs() {
        coinbase.say(SUBSCRIBE).pass(Duration.ofSeconds(20));
        NavigableMap<BigDecimal, BigDecimal> bids = new TreeMap<>(Comparator.reverseOrder());
        for (String text : coinbase.textsWith("\"product_id\":\"BTC-USD\"")) {
            JsonNode frame = ScriptedVenue.json(text);
            frame.path("bids").forEach(level -> put(bids, level.get(0), level.get(1)));
            for (JsonNode change : frame.path("changes")) {
                if (change.get(0).asText().equals("buy")) {
                    put(bids, change.get(1), change.get(2));
                }
            }
        }
        BookState book =
                coinbase.steps.stream()
                        .filter(s -> s.market().equals(ScriptedVenue.BTC_USD))
                        .reduce((a, b) -> b)
                        .orElseThrow()
                        .after();
        NavigableMap<BigDecimal, BigDecimal> expected = new TreeMap<>(Comparator.reverseOrder());
        book.bids()
                .forEach(
                        l ->
                                expected.put(
                                        book.instrument().price(l.price()),
                                        book.instrument().quantity(l.quantity())));
        assertThat(bids).isEqualTo(expected);
    }

    private static void put(
            NavigableMap<BigDecimal, BigDecimal> side, JsonNode price, JsonNode size) {
        BigDecimal quantity = new BigDecimal(size.asText());
        if (quantity.signum() == 0) {
            side.remove(new BigDecimal(price.asText()));
        } else {
            side.put(new BigDecimal(price.asText()), quantity);
        }
    }

    @Test
    void matchesCarryConsecutiveIdsAndTheMakersSide() {
        coinbase.say(SUBSCRIBE).pass(Duration.ofSeconds(20));
        long last = 0;
        int matches = 0;
        for (VenueTrade trade : coinbase.trades(ScriptedVenue.BTC_USD)) {
            JsonNode match =
                    ScriptedVenue.json(
                            coinbase.textsWith("{\"type\":\"match\"").stream()
                                    .filter(text -> text.contains("BTC-USD"))
                                    .skip(matches++)
                                    .findFirst()
                                    .orElseThrow());
            assertThat(match.path("side").asText()).isEqualTo(trade.takerBought() ? "sell" : "buy");
            assertThat(last == 0 || match.path("trade_id").asLong() == last + 1).isTrue();
            last = match.path("trade_id").asLong();
        }
        assertThat(matches).isGreaterThan(20);
    }

    @Test
    void beatsWithEachWholeSecondOfItsClockAndNamesTheLastMatch() {
        coinbase.say(SUBSCRIBE).pass(Duration.ofSeconds(10));
        assertThat(coinbase.textsWith("heartbeat\",\"last")).hasSizeBetween(20, 22);
        long lastId = 0;
        for (String text : coinbase.textsWith("\"product_id\":\"BTC-USD\"")) {
            JsonNode frame = ScriptedVenue.json(text);
            if (frame.path("type").asText().equals("match")) {
                lastId = frame.path("trade_id").asLong();
            } else if (frame.path("type").asText().equals("heartbeat")) {
                assertThat(frame.path("time").asText()).endsWith(".000000Z");
                assertThat(lastId == 0 || frame.path("last_trade_id").asLong() == lastId).isTrue();
            }
        }
        assertThat(lastId).isPositive();
    }

    @Test
    void closesWhoeverDoesNotSubscribeWithinFiveSeconds() {
        coinbase.pass(Duration.ofMillis(4_900));
        assertThat(coinbase.closed).isEmpty();
        coinbase.pass(Duration.ofMillis(300));
        assertThat(coinbase.closed).startsWith("1000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"type\":\"subscribe\",\"product_ids\":[\"XBT-USD\"],\"channels\":[\"matches\"]};XBT-USD is not a valid product",
                "{\"type\":\"subscribe\",\"product_ids\":[\"BTC-USD\"],\"channels\":[\"level2\"]};now require authentication",
                "{\"type\":\"subscribe\",\"product_ids\":[\"BTC-USD\"],\"channels\":[\"tea\"]};tea is not a valid channel",
                "{\"type\":\"dance\"};dance is not a valid type",
                "what?;not a JSON object",
            })
    void refusesInItsOwnWords(String request, String why) {
        coinbase.say(request);
        assertThat(ScriptedVenue.json(coinbase.lastText()).path("type").asText())
                .isEqualTo("error");
        assertThat(ScriptedVenue.json(coinbase.lastText()).path("reason").asText()).contains(why);
    }

    @Test
    void aSecondSubscriptionSendsOnlyWhatIsNew() {
        coinbase.say(SUBSCRIBE.replace(",\"ETH-USD\"", "")).forget().say(SUBSCRIBE);
        assertThat(coinbase.textsWith("snapshot")).singleElement().asString().contains("ETH-USD");
    }

    @Test
    void stopsWhatIsUnsubscribed() {
        coinbase.say(SUBSCRIBE).pass(Duration.ofSeconds(1));
        coinbase.health.clear();
        coinbase.forget().say(SUBSCRIBE.replace("subscribe", "unsubscribe"));
        assertThat(coinbase.lastText()).contains("\"product_ids\":[]");
        assertThat(coinbase.health).containsExactly("WITHDRAWN BTC/USD", "WITHDRAWN ETH/USD");
        coinbase.forget().pass(Duration.ofSeconds(3));
        assertThat(coinbase.sent).isEmpty();
    }
}
