package dev.arbflow.connector.websocket.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbflow.connector.websocket.ConnectionSpec.Dialect;
import dev.arbflow.connector.websocket.venue.SeenOutput.SeenFault;
import dev.arbflow.connector.websocket.venue.SeenOutput.SeenStatus;
import dev.arbflow.connector.websocket.venue.SeenOutput.SeenTrade;
import dev.arbflow.connector.websocket.venue.session.ProtocolEvent;
import dev.arbflow.connector.websocket.venue.wire.MalformedFrameException;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.FeedStatus.State;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a frame may say has bounds, and what is lost over an interruption has a name. */
class OutlandishFramesTest {
    private static final long US = 1_783_000_000_000_000L;
    private static final String ISO = "2026-07-02T13:46:40Z";

    private int sequence;

    @ParameterizedTest
    @EnumSource(names = {"KRAKEN", "BITFINEX", "BITSTAMP", "COINBASE"})
    void oneTradeNumberFarBeyondAllOthersIsSetAsideAndNothingIsLostAfterIt(Feed feed)
            throws Exception {
        Speaker speaker = speaker(feed);
        speaker.hear(trade(feed, 7, 100));
        for (long number : new long[] {9_000_000_000_000_000_000L, 800_000_000_000L}) {
            assertThatThrownBy(() -> speaker.hear(trade(feed, number, 100)))
                    .isInstanceOf(MalformedFrameException.class)
                    .hasMessageContaining("number");
        }
        speaker.hear(trade(feed, 8, 100));

        assertThat(speaker.out.trades).extracting(SeenTrade::tradeId).containsExactly("7", "8");
        boolean numbered = feed == Feed.KRAKEN || feed == Feed.COINBASE;
        assertThat(speaker.out.counted(ProtocolEvent.SEQUENCE_GAP))
                .as("what was set aside is missing where no number says that it is not")
                .isEqualTo(numbered ? 0 : 1);
        if (numbered) {
            speaker.hear(trade(feed, 10, 100));
            assertThat(speaker.out.counted(ProtocolEvent.SEQUENCE_GAP)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"KRAKEN", "BITFINEX", "BITSTAMP", "COINBASE"})
    void aVenueWhoseTradeNumbersBeginElsewhereIsFollowedThere(Feed feed) throws Exception {
        Speaker speaker = speaker(feed);
        speaker.hear(trade(feed, 800_000_000_000L, 100));
        for (int number = 1; number <= 2; number++) {
            int each = number;
            assertThatThrownBy(() -> speaker.hear(trade(feed, each, 100)))
                    .isInstanceOf(MalformedFrameException.class);
        }
        speaker.hear(trade(feed, 3, 100), trade(feed, 4, 100));

        assertThat(speaker.out.trades)
                .extracting(SeenTrade::tradeId)
                .containsExactly("800000000000", "3", "4");
        assertThat(speaker.out.states()).contains(State.GAP);
    }

    @ParameterizedTest
    @EnumSource(Feed.class)
    void aPriceFarFromAllOthersIsSetAsideUnlessTheMarketIsThere(Feed feed) throws Exception {
        Speaker speaker = speaker(feed);
        int number = 0;
        for (double price : new double[] {100, 101, 99, 100, 102}) {
            speaker.hear(trade(feed, ++number, price));
        }
        for (double price : new double[] {1e17, 9, 1_010}) {
            String outlier = trade(feed, ++number, price);
            assertThatThrownBy(() -> speaker.hear(outlier))
                    .isInstanceOf(MalformedFrameException.class);
        }
        speaker.hear(trade(feed, ++number, 103));
        assertThat(speaker.out.trades).hasSize(6);

        for (int i = 0; i < 2; i++) {
            String crash = trade(feed, ++number, 5);
            assertThatThrownBy(() -> speaker.hear(crash))
                    .isInstanceOf(MalformedFrameException.class)
                    .hasMessageContaining("far from all others");
        }
        speaker.hear(trade(feed, ++number, 5), trade(feed, ++number, 5.1));
        assertThat(speaker.out.trades).hasSize(8);
    }

    @ParameterizedTest
    @EnumSource(Feed.class)
    void aNumberBeyondAllMarketsIsMalformed(Feed feed) {
        Speaker speaker = speaker(feed);
        assertThatThrownBy(() -> speaker.hear(trade(feed, 7, 9.2e18)))
                .isInstanceOf(MalformedFrameException.class);
        assertThat(speaker.out.trades).isEmpty();
    }

    @Test
    void aPriceOfALevelBeyondAllMarketsVoidsTheBook() throws Exception {
        Speaker coinbase = speaker(Feed.COINBASE);
        coinbase.hear(snapshot("[\"100\",\"1\"]"));
        assertThatThrownBy(() -> coinbase.hear(snapshot("[\"92000000000000\",\"1\"]")))
                .isInstanceOf(MalformedFrameException.class)
                .hasMessageContaining("a price beyond all markets");
        assertThat(coinbase.out.faults)
                .containsExactly(new SeenFault(listing(Feed.COINBASE), BookValidity.UNREADABLE));
    }

    @Test
    void theYear9999IsNoTime() {
        Speaker coinbase = speaker(Feed.COINBASE);
        String late = trade(Feed.COINBASE, 7, 100).replace(ISO, "9999-12-31T23:59:59Z");
        assertThatThrownBy(() -> coinbase.hear(late))
                .isInstanceOf(MalformedFrameException.class)
                .hasMessageContaining("long after");
    }

    @Test
    void anIdOfMillionsOfCharactersIsSetAside() {
        Speaker coinApi = speaker(Feed.COINAPI);
        String endless = trade(Feed.COINAPI, 7, 100).replace("5d86918c", "x".repeat(8_000_000));
        assertThatThrownBy(() -> coinApi.hear(endless))
                .isInstanceOf(MalformedFrameException.class)
                .hasMessage("a trade without a UUID");
    }

    @Test
    void anEndlessRefusalIsCut() throws Exception {
        Speaker kraken = speaker(Feed.KRAKEN);
        kraken.hear("{\"method\":\"ping\",\"error\":\"" + "x".repeat(1_000_000) + "\"}");
        assertThat(kraken.out.statuses)
                .singleElement()
                .extracting(SeenStatus::reason)
                .asString()
                .hasSize(1_000);
    }

    @Test
    void hundredsOfThousandsOfLevelsInOneFrameAreMalformed() {
        Speaker coinbase = speaker(Feed.COINBASE);
        String levels = "[\"1\",\"1\"],".repeat(400_000) + "[\"1\",\"1\"]";
        assertThatThrownBy(() -> coinbase.hear(snapshot(levels)))
                .isInstanceOf(MalformedFrameException.class)
                .hasMessageContaining("more than 1000000 values");
    }

    @Test
    void levelsThatAreAddedWithoutEndVoidTheBook() throws Exception {
        Speaker coinbase = speaker(Feed.COINBASE);
        coinbase.hear(snapshot("[\"0.5\",\"1\"]"));
        for (int part = 0; part < 11; part++) {
            StringBuilder changes = new StringBuilder("[\"buy\",\"0.5\",\"1\"]");
            for (int i = 0; i < 20_000; i++) {
                changes.append(",[\"buy\",\"0.")
                        .append(part + 1_000_000 + i * 20)
                        .append("1\",\"1\"]");
            }
            coinbase.hear(
                    "{\"type\":\"l2update\",\"product_id\":\"BTC-USD\",\"changes\":["
                            + changes
                            + "],\"time\":\""
                            + ISO
                            + "\"}");
        }
        assertThat(coinbase.out.faults)
                .containsExactly(new SeenFault(listing(Feed.COINBASE), BookValidity.UNREADABLE));
    }

    @Test
    void aFrameOfBitstampThatIsOlderThanTheOneBeforeIsDropped() throws Exception {
        Speaker bitstamp = speaker(Feed.BITSTAMP);
        bitstamp.hear(book(US, 1), book(US - 1, 2), book(US + 1, 3));
        assertThat(bitstamp.out.books)
                .extracting(book -> book.bids().quantities()[0])
                .containsExactly(1.0, 3.0);
        assertThat(bitstamp.out.counted(ProtocolEvent.STALE_UPDATE)).isEqualTo(1);

        for (int i = 0; i <= 20; i++) {
            bitstamp.hear(book(US - 1_000_000 + i, 4 + i));
        }
        assertThat(bitstamp.out.lastBook().bids().quantities()[0])
                .as("its clock was set back")
                .isEqualTo(24);
    }

    @Test
    void tradesThatTheHistoryOfBitfinexDoesNotReachBackToHaveARange() throws Exception {
        Speaker bitfinex = speaker(Feed.BITFINEX);
        bitfinex.hear(trade(Feed.BITFINEX, 100, 5));
        sequence = 0;
        bitfinex.close("test").open();
        bitfinex.hear(subscribed(), data("12,[[330,1783000000000,1,5],[301,1783000000000,1,5]]"));

        assertThat(bitfinex.out.statuses)
                .containsExactly(
                        new SeenStatus(
                                "BITFINEX|BTC/USD",
                                State.GAP,
                                "trades may be missing between number 100 and number 301"));
        assertThat(bitfinex.out.trades)
                .extracting(SeenTrade::tradeId)
                .containsExactly("100", "301", "330");
    }

    @Test
    void tradesThatBitstampDoesNotRepeatAfterAReconnectHaveARange() throws Exception {
        Speaker bitstamp = speaker(Feed.BITSTAMP);
        bitstamp.hear(trade(Feed.BITSTAMP, 7, 100)).close("test").open();
        bitstamp.hear(trade(Feed.BITSTAMP, 207, 100), trade(Feed.BITSTAMP, 208, 100));

        assertThat(bitstamp.out.statuses)
                .containsExactly(
                        new SeenStatus(
                                "BITSTAMP|BTC/USD",
                                State.GAP,
                                "trades may be missing between number 7 and number 207"));
    }

    @Test
    void tradesThatBitstampDoesNotRepeatAfterARestartHaveARange() throws Exception {
        Speaker bitstamp =
                new Speaker(Speaker.spec(Feed.BITSTAMP, 10, Dialect.LIVE, "BITSTAMP|BTC/USD"));
        bitstamp.resume(Map.of(listing(Feed.BITSTAMP), 7L)).open();
        bitstamp.hear(trade(Feed.BITSTAMP, 207, 100));

        assertThat(bitstamp.out.states()).containsExactly(State.GAP);
    }

    @Test
    void tradesThatCoinApiDoesNotRepeatAfterAReconnectHaveARange() throws Exception {
        Speaker coinApi = speaker(Feed.COINAPI);
        coinApi.hear(trade(Feed.COINAPI, 7, 100)).close("test").open();
        coinApi.hear(trade(Feed.COINAPI, 1, 100).replace(ISO, "2026-07-02T13:50:00Z"));

        assertThat(coinApi.out.statuses)
                .containsExactly(
                        new SeenStatus(
                                "BITSTAMP|BTC/USD",
                                State.GAP,
                                "trades may be missing between the one of "
                                        + ISO
                                        + " and the one of 2026-07-02T13:50:00Z"));
    }

    private Speaker speaker(Feed feed) {
        Speaker speaker =
                new Speaker(Speaker.spec(feed, 10, Dialect.LIVE, listing(feed).code())).open();
        if (feed == Feed.BITFINEX) {
            hearQuietly(speaker, subscribed());
        }
        return speaker;
    }

    private static void hearQuietly(Speaker speaker, String frame) {
        try {
            speaker.hear(frame);
        } catch (MalformedFrameException e) {
            throw new AssertionError(e);
        }
    }

    private static Listing listing(Feed feed) {
        return Listing.parse((feed == Feed.COINAPI ? "BITSTAMP" : feed) + "|BTC/USD");
    }

    private String trade(Feed feed, long number, double price) {
        return switch (feed) {
            case KRAKEN ->
                    """
                    {"channel":"trade","type":"update","data":[{"symbol":"BTC/USD","side":"buy",\
                    "price":%s,"qty":0.5,"trade_id":%s,"timestamp":"%s"}]}"""
                            .formatted(price, number, ISO);
            case BITFINEX -> data("12,\"te\",[%s,1783000000000,0.5,%s]".formatted(number, price));
            case BITSTAMP ->
                    """
                    {"channel":"live_trades_btcusd","event":"trade","data":{"amount_str":"0.5",\
                    "id":%s,"microtimestamp":"%s","price_str":"%s","type":0}}"""
                            .formatted(number, US, price);
            case COINBASE ->
                    """
                    {"type":"match","trade_id":%s,"side":"sell","size":"0.5","price":"%s",\
                    "product_id":"BTC-USD","time":"%s"}"""
                            .formatted(number, price, ISO);
            case COINAPI ->
                    """
                    {"type":"trade","symbol_id":"BITSTAMP_SPOT_BTC_USD","uuid":"5d86918c-cb52-41dc-a870-%012d",\
                    "price":%s,"size":0.5,"taker_side":"BUY","sequence":%s,\
                    "time_exchange":"%s"}"""
                            .formatted(number, price, number, ISO);
        };
    }

    private static String subscribed() {
        return "{\"event\":\"subscribed\",\"channel\":\"trades\",\"chanId\":12,"
                + "\"symbol\":\"tBTCUSD\"}";
    }

    private String data(String content) {
        return "[" + content + "," + ++sequence + ",1783000000000]";
    }

    private static String snapshot(String bids) {
        return "{\"type\":\"snapshot\",\"product_id\":\"BTC-USD\",\"bids\":["
                + bids
                + "],\"asks\":[]}";
    }

    private static String book(long us, int quantity) {
        return "{\"event\":\"data\",\"channel\":\"order_book_btcusd\",\"data\":{\"microtimestamp\":\""
                + us
                + "\",\"bids\":[[\"100\",\""
                + quantity
                + "\"]],\"asks\":[]}}";
    }
}
