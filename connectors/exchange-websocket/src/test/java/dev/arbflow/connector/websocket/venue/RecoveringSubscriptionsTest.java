package dev.arbflow.connector.websocket.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbflow.connector.websocket.ConnectionSpec.Dialect;
import dev.arbflow.connector.websocket.venue.SeenOutput.SeenFault;
import dev.arbflow.connector.websocket.venue.SeenOutput.SeenStatus;
import dev.arbflow.connector.websocket.venue.wire.MalformedFrameException;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.FeedStatus.State;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults of subscriptions that a feed recovers from by itself, through the real protocols. */
class RecoveringSubscriptionsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String HEARTBEAT = "{\"channel\":\"heartbeat\"}";
    private static final String TOO_FAST =
            "{\"error\":\"Exceeded msg rate\",\"method\":\"subscribe\",\"success\":false,"
                    + "\"symbol\":\"ETH/USD\"%s}";

    private static final Map<Feed, String> COMPLAINTS =
            Map.of(
                    Feed.KRAKEN,
                    "{\"errorMessage\":\"Exceeded msg rate\",\"event\":\"error\"}",
                    Feed.BITFINEX,
                    "{\"event\":\"error\",\"msg\":\"ratelimit: error\",\"code\":11010}",
                    Feed.BITSTAMP,
                    "{\"event\":\"bts:error\",\"channel\":\"\",\"data\":{\"code\":null,"
                            + "\"message\":\"Too many requests.\"}}",
                    Feed.COINBASE,
                    "{\"type\":\"error\",\"message\":\"rate limit exceeded\"}");

    private int sequence;

    @Test
    void krakenRefusesForTheMomentAndIsAskedAgainAtDoublingIntervals() throws Exception {
        Speaker kraken = kraken("BTC/USD", "ETH/USD").open();
        kraken.hear(ack("book", "BTC/USD"), ack("trade", "BTC/USD"), snapshot("BTC/USD"));
        kraken.hear(TOO_FAST.formatted(""));
        assertThat(kraken.out.statuses)
                .endsWith(
                        new SeenStatus(
                                "KRAKEN|ETH/USD",
                                State.REFUSED,
                                "Exceeded msg rate (asked again in 10 s)"));
        int before = kraken.out.sent.size();
        beat(kraken, 9);
        assertThat(questions(kraken, before)).isEmpty();
        beat(kraken, 2);
        assertThat(questions(kraken, before)).hasSize(2).allMatch(it -> it.contains("ETH/USD"));

        kraken.hear(TOO_FAST.formatted(""));
        int again = kraken.out.sent.size();
        beat(kraken, 19);
        assertThat(questions(kraken, again)).isEmpty();
        beat(kraken, 2);
        assertThat(questions(kraken, again)).hasSize(2);
        kraken.hear(ack("book", "ETH/USD"), ack("trade", "ETH/USD"), snapshot("ETH/USD"));
        assertThat(kraken.out.lastBook().listing()).isEqualTo(Listing.parse("KRAKEN|ETH/USD"));
        assertThat(kraken.out.faults).isEmpty();
    }

    @Test
    void aRefusalOfALiveBookWithdrawsItAndItComesBack() throws Exception {
        Speaker kraken = kraken("ETH/USD").open().hear(snapshot("ETH/USD"));
        kraken.hear(TOO_FAST.formatted(""));

        assertThat(kraken.out.faults)
                .containsExactly(
                        new SeenFault(
                                Listing.parse("KRAKEN|ETH/USD"), BookValidity.AWAITING_SNAPSHOT));
        beat(kraken, 11);
        assertThat(kraken.out.sent).anyMatch(it -> it.contains("unsubscribe"));
        kraken.hear(snapshot("ETH/USD"));
        assertThat(kraken.out.states()).endsWith(State.LIVE);
    }

    @Test
    void aRefusalIsMatchedWithItsQuestionByNumber() throws Exception {
        Speaker kraken = kraken("ETH/USD").open().hear(snapshot("ETH/USD"));
        kraken.hear(TOO_FAST.formatted(",\"req_id\":2"));

        assertThat(kraken.out.faults).as("the trades were meant").isEmpty();
        int before = kraken.out.sent.size();
        beat(kraken, 11);
        assertThat(questions(kraken, before))
                .singleElement()
                .asString()
                .contains("\"trade\"", "\"subscribe\"");
    }

    @ParameterizedTest
    @EnumSource(names = {"KRAKEN", "BITFINEX", "BITSTAMP", "COINBASE"})
    void aQuestionWithoutAnAnswerIsPutOnceMoreAndThenCostsTheConnection(Feed feed)
            throws Exception {
        Speaker speaker = speaker(feed, "BTC/USD").open();
        int first = speaker.out.sent.size();
        for (int i = 0; i < 65 && speaker.out.reconnects.isEmpty(); i++) {
            speaker.hear(lifeSign(feed)).after(SECOND);
        }

        assertThat(speaker.out.reconnects)
                .singleElement()
                .asString()
                .startsWith("30 s without an answer, for the second time: ");
        assertThat(questions(speaker, first)).hasSizeBetween(1, 4);
        assertThat(speaker.out.states()).contains(State.STALE);
    }

    @Test
    void bitfinexHoldsTradesOfWhichItTellsTheChannelAfterALostAcknowledgement() throws Exception {
        Speaker bitfinex = speaker(Feed.BITFINEX, "BTC/USD").open();
        bitfinex.hear(data("7,[[9,1790134414000,1,5]]"), data("7,\"te\",[10,1790134415000,1,5]"));
        assertThat(bitfinex.out.trades).isEmpty();

        bitfinex.hear(duplicate("trades", ",\"chanId\":7"));
        assertThat(bitfinex.out.trades).extracting(trade -> trade.tradeId()).containsExactly("10");
        assertThat(bitfinex.out.reconnects).isEmpty();
    }

    @Test
    void bitfinexHoldsABookOfWhichItTellsTheChannelAfterALostAcknowledgement() throws Exception {
        Speaker bitfinex = speaker(Feed.BITFINEX, "BTC/USD").open();
        bitfinex.hear(data("7,[27000,1,1]"), duplicate("book", ",\"chanId\":7"));
        assertThat(bitfinex.out.books).isEmpty();
        assertThat(bitfinex.out.sent).contains("{\"event\":\"unsubscribe\",\"chanId\":7}");

        bitfinex.hear(data("8,[[27000,1,1],[27001,1,-1]]"), duplicate("book", ",\"chanId\":8"));
        assertThat(bitfinex.out.books).hasSize(1);
    }

    @Test
    void bitfinexHoldsWhatItDoesNotTellTheChannelOf() throws Exception {
        Speaker bitfinex = speaker(Feed.BITFINEX, "BTC/USD").open().hear(duplicate("book", ""));

        assertThat(bitfinex.out.reconnects).hasSize(1);
    }

    @Test
    void aSnapshotBeforeItsAcknowledgementWaitsForIt() throws Exception {
        Speaker bitfinex = speaker(Feed.BITFINEX, "BTC/USD").open();
        bitfinex.hear(
                data("11,[[27000,2,0.5],[26999,1,7e-7],[27001,1,-0.25]]"),
                data("11,[27000,2,0.75]"));
        assertThat(bitfinex.out.books).isEmpty();

        bitfinex.hear(subscribed("book", 11), data("11,[26999,0,1]"));
        assertThat(bitfinex.out.books).hasSize(3);
        assertThat(bitfinex.out.lastBook().bids().quantities()).containsExactly(0.75);
        assertThat(bitfinex.out.lastBook().asks().prices()).containsExactly(27001);
    }

    @Test
    void ofAnUnknownChannelNoMoreIsKeptThanABoundedNumberOfFrames() throws Exception {
        Speaker bitfinex = speaker(Feed.BITFINEX, "BTC/USD").open();
        bitfinex.hear(data("11,[[27000,2,0.5],[27001,1,-0.25]]"));
        for (int i = 0; i < 1_000; i++) {
            bitfinex.hear(data("11,[27000,2,0.75]"));
        }
        bitfinex.hear(subscribed("book", 11), data("11,[27000,2,0.5]"));

        assertThat(bitfinex.out.books).as("its beginning is gone").isEmpty();
    }

    @Test
    void bitfinexAsksAnewForTradesWhoseChannelHasNoHeartbeatAndThenReconnects() throws Exception {
        Speaker bitfinex = speaker(Feed.BITFINEX, "BTC/USD").open();
        bitfinex.hear(subscribed("book", 11), data("11,[[27000,2,0.5],[27001,1,-0.25]]"));
        bitfinex.hear(subscribed("trades", 12), data("12,[]"));
        int before = bitfinex.out.sent.size();
        beatBook(bitfinex, 51);
        assertThat(questions(bitfinex, before))
                .containsExactly(
                        "{\"event\":\"unsubscribe\",\"chanId\":12}",
                        "{\"event\":\"subscribe\",\"channel\":\"trades\",\"symbol\":\"tBTCUSD\"}");
        assertThat(bitfinex.out.states()).endsWith(State.STALE);

        bitfinex.hear(subscribed("trades", 13));
        beatBook(bitfinex, 51);
        assertThat(bitfinex.out.reconnects).containsExactly("no word of the trades for 102 s");
    }

    @Test
    void coinbaseNamesTheProductThatItDoesNotListAndTheOthersLive() throws Exception {
        Speaker coinbase = speaker(Feed.COINBASE, "BTC/USD", "LUNA/USD", "ETH/USD").open();
        coinbase.hear(
                "{\"type\":\"error\",\"message\":\"Failed to subscribe\","
                        + "\"reason\":\"LUNA-USD is not a valid product\"}");

        assertThat(coinbase.out.statuses)
                .containsExactly(
                        new SeenStatus(
                                "COINBASE|LUNA/USD",
                                State.REFUSED,
                                "Failed to subscribe: LUNA-USD is not a valid product"
                                        + " (asked again in 10 s)"));
        assertThat(coinbase.out.sent)
                .hasSize(2)
                .last()
                .isEqualTo(
                        "{\"type\":\"subscribe\",\"product_ids\":[\"BTC-USD\",\"ETH-USD\"],"
                                + "\"channels\":[\"level2_batch\",\"matches\",\"heartbeat\"]}");
        coinbase.hear(coinbaseBook("BTC-USD"), coinbaseBook("ETH-USD"));
        for (int i = 0; i < 590; i++) {
            coinbase.after(SECOND).hear(lifeSign(Feed.COINBASE), coinbaseSubscriptions());
            coinbase.hear(coinbaseBook("BTC-USD"), coinbaseBook("ETH-USD"));
            if (coinbase.out.sent.get(coinbase.out.sent.size() - 1).contains("[\"LUNA-USD\"]")) {
                coinbase.hear(
                        "{\"type\":\"error\",\"message\":\"Failed to subscribe\","
                                + "\"reason\":\"LUNA-USD is not a valid product\"}");
            }
        }
        assertThat(coinbase.out.reconnects).isEmpty();
        assertThat(coinbase.out.faults).isEmpty();
        assertThat(coinbase.out.sent).hasSizeLessThan(15);
    }

    @Test
    void coinbaseIsAskedForEachProductAloneIfItDoesNotNameTheBadOne() throws Exception {
        Speaker coinbase = speaker(Feed.COINBASE, "BTC/USD", "LUNA/USD").open();
        coinbase.hear(
                "{\"type\":\"error\",\"message\":\"Failed to subscribe\","
                        + "\"reason\":\"not a valid product\"}");
        coinbase.after(Duration.ofSeconds(10));

        assertThat(coinbase.out.reconnects).as("where all is refused nobody is silent").isEmpty();
        assertThat(coinbase.out.sent.subList(1, 3))
                .allMatch(it -> it.contains("[\"BTC-USD\"]") || it.contains("[\"LUNA-USD\"]"));
        coinbase.hear(coinbaseSubscriptions(), coinbaseBook("BTC-USD"));
        assertThat(coinbase.out.books).hasSize(1);
    }

    @Test
    void coinbaseSubscribesAnewToMatchesThatOnlyItsHeartbeatsKnowOf() throws Exception {
        Speaker coinbase = speaker(Feed.COINBASE, "BTC/USD").open();
        coinbase.hear(coinbaseSubscriptions(), coinbaseBeat(7), coinbaseMatch(8), coinbaseBeat(9));
        assertThat(coinbase.out.sent).hasSize(1);

        coinbase.hear(coinbaseBeat(10));
        assertThat(coinbase.out.sent)
                .endsWith(
                        "{\"type\":\"unsubscribe\",\"product_ids\":[\"BTC-USD\"],"
                                + "\"channels\":[\"matches\",\"heartbeat\"]}",
                        "{\"type\":\"subscribe\",\"product_ids\":[\"BTC-USD\"],"
                                + "\"channels\":[\"matches\",\"heartbeat\"]}");
    }

    @Test
    void coinbaseBooksBeginAnewNowAndThenSoThatALostUpdateDoesNotStay() throws Exception {
        Speaker coinbase = speaker(Feed.COINBASE, "BTC/USD", "ETH/USD").open();
        coinbase.hear(coinbaseSubscriptions(), coinbaseBook("BTC-USD"), coinbaseBook("ETH-USD"));
        String asked =
                "{\"type\":\"subscribe\",\"product_ids\":[\"%s\"],\"channels\":[\"level2_batch\"]}";
        for (int second = 1; second <= 600; second++) {
            coinbase.hear(coinbaseBeat(7));
            coinbase.hear(coinbaseBook("BTC-USD"), coinbaseBook("ETH-USD")).after(SECOND);
        }
        assertThat(coinbase.out.sent).contains(asked.formatted("BTC-USD"));
        assertThat(coinbase.out.sent).as("one by one").doesNotContain(asked.formatted("ETH-USD"));
        assertThat(coinbase.out.faults)
                .containsExactly(
                        new SeenFault(
                                Listing.parse("COINBASE|BTC/USD"), BookValidity.AWAITING_SNAPSHOT));

        coinbase.hear(coinbaseBook("BTC-USD").replace("\"100\"", "\"99\""));
        assertThat(coinbase.out.lastBook().bids().best()).isEqualTo(99);
        assertThat(coinbase.out.states()).as("half of it").doesNotContain(State.GAP);
    }

    @Test
    void aSecondLookThatFindsAnotherBookIsTold() throws Exception {
        Speaker coinbase = speaker(Feed.COINBASE, "BTC/USD").open();
        coinbase.hear(coinbaseSubscriptions(), coinbaseBook("BTC-USD"));
        for (int second = 1; second <= 600; second++) {
            coinbase.hear(coinbaseBeat(7), coinbaseBook("BTC-USD")).after(SECOND);
        }
        coinbase.hear(coinbaseBook("BTC-USD").replace("\"1\"", "\"2\""));

        assertThat(coinbase.out.statuses)
                .contains(
                        new SeenStatus(
                                "COINBASE|BTC/USD",
                                State.GAP,
                                "a second look found 2 of 2 levels wrong"));
    }

    @Test
    void anUnnamedRefusalOnBitstampLeavesWhatIsAcknowledgedInPeace() throws Exception {
        Speaker bitstamp = speaker(Feed.BITSTAMP, "BTC/USD").open();
        bitstamp.hear(
                bitstampAck("order_book_btcusd"),
                "{\"event\":\"bts:error\",\"channel\":\"\",\"data\":{\"code\":null,"
                        + "\"message\":\"Invalid channel provided.\"}}");
        int before = bitstamp.out.sent.size();
        for (int i = 0; i < 11; i++) {
            bitstamp.after(SECOND).hear(lifeSign(Feed.BITSTAMP));
        }

        assertThat(questions(bitstamp, before))
                .containsExactly(
                        "{\"event\":\"bts:subscribe\","
                                + "\"data\":{\"channel\":\"live_trades_btcusd\"}}");
    }

    @ParameterizedTest
    @EnumSource(names = {"KRAKEN", "BITFINEX", "BITSTAMP", "COINBASE"})
    void aComplaintAboutOurRateVoidsNoBookAndStopsUs(Feed feed) throws Exception {
        Speaker speaker = speaker(feed, "BTC/USD").open();
        speaker.hear(liveBook(feed));
        assertThat(speaker.out.books).hasSize(1);
        int before = speaker.out.sent.size();
        speaker.hear(COMPLAINTS.get(feed)).after(Duration.ofMillis(4_900));

        assertThat(speaker.out.faults).isEmpty();
        assertThat(speaker.out.sent).hasSize(before);
        assertThat(speaker.out.states()).contains(State.REFUSED);
    }

    @Test
    void fiftyBooksThatAreLostAtOnceAreAskedForInTwoFrames() throws Exception {
        String[] markets =
                IntStream.range(0, 50).mapToObj(i -> "C" + i + "X/USD").toArray(String[]::new);
        Speaker kraken = kraken(markets).open();
        for (String market : markets) {
            kraken.hear(ack("book", market), ack("trade", market), snapshot(market));
        }
        assertThat(kraken.out.books).hasSize(50);
        int before = kraken.out.sent.size();
        assertThatThrownBy(() -> kraken.hear("garbage"))
                .isInstanceOf(MalformedFrameException.class);

        assertThat(kraken.out.faults).hasSize(50);
        assertThat(kraken.out.sent).hasSize(before + 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"hello\":\"world\"}", "{\"channel\":\"news\"}", "[\"a\"]"})
    void aMessageOfAnUnknownKindVoidsNoBook(String stranger) throws Exception {
        Speaker kraken = kraken("BTC/USD").open().hear(snapshot("BTC/USD"));
        try {
            kraken.hear(stranger);
        } catch (MalformedFrameException e) {
            assertThat(e).hasMessageContaining("none of the venue's messages");
        }

        assertThat(kraken.out.faults).isEmpty();
    }

    @Test
    void dataEndsAMaintenanceWhoseEndIsNotTold() throws Exception {
        Speaker bitfinex = speaker(Feed.BITFINEX, "BTC/USD").open();
        bitfinex.hear(subscribed("book", 11), data("11,[[27000,2,0.5],[27001,1,-0.25]]"));
        bitfinex.hear("{\"event\":\"info\",\"code\":20060,\"msg\":\"Maintenance\"}");
        bitfinex.hear(data("11,[27000,2,0.75]")).after(Duration.ofSeconds(6));
        bitfinex.hear(data("11,\"hb\""));
        assertThat(bitfinex.out.reconnects).isEmpty();

        bitfinex.hear(data("11,[27000,2,0.5]"));
        assertThat(bitfinex.out.reconnects)
                .containsExactly("Bitfinex sends data again after its maintenance");
    }

    @Test
    void booksEndAMaintenanceOfKrakenWhoseEndIsNotTold() throws Exception {
        Speaker kraken = kraken("BTC/USD").open().hear(snapshot("BTC/USD"));
        kraken.hear("{\"channel\":\"status\",\"data\":[{\"system\":\"maintenance\"}]}");
        kraken.hear(snapshot("BTC/USD"));
        assertThat(kraken.out.books).hasSize(1);

        beat(kraken, 6);
        kraken.hear(snapshot("BTC/USD"));
        assertThat(kraken.out.books).hasSize(2);
        assertThat(kraken.out.states()).endsWith(State.LIVE);
    }

    @ParameterizedTest
    @EnumSource(Feed.class)
    void garbageAtARateCostsTheConnectionAndIsNotAnsweredWithQuestions(Feed feed) {
        Speaker speaker = speaker(feed, "BTC/USD").open();
        int before = speaker.out.sent.size();
        for (int i = 0; i < 20; i++) {
            assertThat(speaker.out.reconnects).isEmpty();
            assertThatThrownBy(() -> speaker.hear("<html>502</html>"))
                    .isInstanceOf(MalformedFrameException.class);
            speaker.after(Duration.ofMillis(100));
        }

        assertThat(speaker.out.reconnects).containsExactly("20 unreadable frames within 10 s");
        assertThat(questions(speaker, before)).isEmpty();
    }

    @Test
    void nowAndThenAnUnreadableFrameDoesNot() {
        Speaker kraken = kraken("BTC/USD").open();
        for (int i = 0; i < 60; i++) {
            assertThatThrownBy(() -> kraken.hear("garbage"))
                    .isInstanceOf(MalformedFrameException.class);
            kraken.after(SECOND);
        }

        assertThat(kraken.out.reconnects).allMatch(reason -> reason.contains("without an answer"));
    }

    @Test
    void aSnapshotOfKrakenWithoutATimeIsABook() throws Exception {
        Speaker kraken = kraken("BTC/USD").open();
        kraken.hear(snapshot("BTC/USD").replaceAll(",\"timestamp\":\"[^\"]*\"", ""));

        assertThat(kraken.out.books).hasSize(1);
        assertThat(kraken.out.lastBook().exchangeUs()).isZero();
    }

    private static Speaker kraken(String... markets) {
        return speaker(Feed.KRAKEN, markets);
    }

    private static Speaker speaker(Feed feed, String... markets) {
        String venue = feed == Feed.COINAPI ? "BITSTAMP" : feed.name();
        String[] listings =
                List.of(markets).stream().map(each -> venue + "|" + each).toArray(String[]::new);
        return new Speaker(Speaker.spec(feed, 10, Dialect.LIVE, listings));
    }

    /** What was sent since, without pings. */
    private static List<String> questions(Speaker speaker, int since) {
        return speaker.out.sent.subList(since, speaker.out.sent.size()).stream()
                .filter(it -> !it.contains("\"ping\"") && !it.contains("bts:heartbeat"))
                .toList();
    }

    private static void beat(Speaker kraken, int seconds) throws MalformedFrameException {
        for (int i = 0; i < seconds; i++) {
            kraken.after(SECOND).hear(HEARTBEAT);
        }
    }

    /** The book changes each second, and its channel beats. */
    private void beatBook(Speaker bitfinex, int seconds) throws MalformedFrameException {
        for (int i = 0; i < seconds; i++) {
            bitfinex.hear(data("11,[27000,2," + (1 + i % 2) + "]")).after(SECOND);
        }
    }

    private String lifeSign(Feed feed) {
        return switch (feed) {
            case KRAKEN -> HEARTBEAT;
            case BITFINEX -> "{\"event\":\"pong\",\"ts\":1,\"cid\":0}";
            case BITSTAMP -> "{\"event\":\"bts:heartbeat\",\"channel\":\"\",\"data\":{}}";
            default -> coinbaseBeat(7);
        };
    }

    private String[] liveBook(Feed feed) {
        return switch (feed) {
            case KRAKEN -> new String[] {snapshot("BTC/USD")};
            case BITFINEX ->
                    new String[] {
                        subscribed("book", 11), data("11,[[27000,2,0.5],[27001,1,-0.25]]")
                    };
            case BITSTAMP ->
                    new String[] {
                        "{\"event\":\"data\",\"channel\":\"order_book_btcusd\",\"data\":{"
                                + "\"microtimestamp\":\"1783000000000000\","
                                + "\"bids\":[[\"100\",\"1\"]],\"asks\":[[\"101\",\"1\"]]}}"
                    };
            default -> new String[] {coinbaseBook("BTC-USD")};
        };
    }

    private String data(String content) {
        return "[" + content + "," + ++sequence + ",1783000000000]";
    }

    private static String subscribed(String channel, int id) {
        return "{\"event\":\"subscribed\",\"channel\":\"%s\",\"chanId\":%s,\"symbol\":\"tBTCUSD\"}"
                .formatted(channel, id);
    }

    private static String duplicate(String channel, String id) {
        return "{\"event\":\"error\",\"msg\":\"subscribe: dup\",\"code\":10301,\"channel\":\"%s\",\"symbol\":\"tBTCUSD\"%s}"
                .formatted(channel, id);
    }

    private static String ack(String channel, String symbol) {
        return "{\"method\":\"subscribe\",\"result\":{\"channel\":\"%s\",\"symbol\":\"%s\"},\"success\":true}"
                .formatted(channel, symbol);
    }

    private static String snapshot(String symbol) {
        CRC32 checksum = new CRC32();
        checksum.update(
                "10101000000001000100000000".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        return "{\"channel\":\"book\",\"type\":\"snapshot\",\"data\":[{\"symbol\":\"%s\",\"bids\":[{\"price\":100.0,\"qty\":1.00000000}],\"asks\":[{\"price\":101.0,\"qty\":1.00000000}],\"checksum\":%s,\"timestamp\":\"2026-07-02T13:46:40Z\"}]}"
                .formatted(symbol, checksum.getValue());
    }

    private static String bitstampAck(String channel) {
        return "{\"event\":\"bts:subscription_succeeded\",\"channel\":\"%s\",\"data\":{}}"
                .formatted(channel);
    }

    private static String coinbaseBook(String product) {
        return "{\"type\":\"snapshot\",\"product_id\":\"%s\",\"bids\":[[\"100\",\"1\"]],\"asks\":[[\"101\",\"1\"]]}"
                .formatted(product);
    }

    private static String coinbaseSubscriptions() {
        return "{\"type\":\"subscriptions\",\"channels\":[{\"name\":\"level2_50\",\"product_ids\":[\"BTC-USD\",\"ETH-USD\"]},{\"name\":\"matches\",\"product_ids\":[\"BTC-USD\",\"ETH-USD\"]},{\"name\":\"heartbeat\",\"product_ids\":[\"BTC-USD\",\"ETH-USD\"]}]}";
    }

    private static String coinbaseBeat(int lastTradeId) {
        return "{\"type\":\"heartbeat\",\"last_trade_id\":%s,\"product_id\":\"BTC-USD\",\"sequence\":1,\"time\":\"2026-07-02T13:46:40Z\"}"
                .formatted(lastTradeId);
    }

    private static String coinbaseMatch(int id) {
        return "{\"type\":\"match\",\"trade_id\":%s,\"side\":\"sell\",\"size\":\"0.2\",\"price\":\"100\",\"product_id\":\"BTC-USD\",\"time\":\"2026-07-02T13:46:40Z\"}"
                .formatted(id);
    }
}
