package dev.arbflow.connector.websocket.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbflow.connector.websocket.ConnectionSpec.Dialect;
import dev.arbflow.connector.websocket.venue.SeenOutput.SeenStatus;
import dev.arbflow.connector.websocket.venue.wire.MalformedFrameException;
import dev.arbflow.market.Feed;
import dev.arbflow.market.book.FeedStatus.State;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A trade whose frame is set aside is missing like any other: the next trade says so, on venues
 * whose numbers tell how many are missing and on the others.
 */
class SetAsideTradesTest {
    private static final String ACKNOWLEDGED =
            "{\"event\":\"subscribed\",\"channel\":\"trades\",\"chanId\":12,\"symbol\":\"tBTCUSD\","
                    + "\"pair\":\"BTCUSD\"}";

    /** A venue that does not number the trades of a market one by one. */
    enum Numberless {
        BITSTAMP(Feed.BITSTAMP, "BITSTAMP|BTC/USD") {
            @Override
            String trade(int id, String price, int sequence) {
                return """
                        {"event":"trade","channel":"live_trades_btcusd","data":{"id":%d,\
                        "amount_str":"1","price_str":"%s","type":0,\
                        "microtimestamp":"1782999999000000"}}"""
                        .formatted(id, price);
            }
        },
        BITFINEX(Feed.BITFINEX, "BITFINEX|BTC/USD") {
            @Override
            String trade(int id, String price, int sequence) {
                return "[12,\"te\",[%d,1782999999000,1,%s],%d,1782999999000]"
                        .formatted(id, price, sequence);
            }
        };

        private final Feed feed;
        private final String listing;

        Numberless(Feed feed, String listing) {
            this.feed = feed;
            this.listing = listing;
        }

        abstract String trade(int id, String price, int sequence);

        Speaker open() throws MalformedFrameException {
            Speaker speaker = new Speaker(Speaker.spec(feed, 25, Dialect.LIVE, listing)).open();
            return this == BITFINEX ? speaker.hear(ACKNOWLEDGED) : speaker;
        }
    }

    @ParameterizedTest
    @EnumSource
    void theNextTradeTellsTheRange(Numberless venue) throws Exception {
        Speaker speaker = venue.open().hear(venue.trade(11, "100", 1));
        assertThatThrownBy(() -> speaker.hear(venue.trade(12, "9.2e30", 2)))
                .isInstanceOf(MalformedFrameException.class);
        assertThat(gaps(speaker)).isEmpty();

        speaker.hear(venue.trade(13, "100", 3), venue.trade(14, "100", 4));

        assertThat(gaps(speaker))
                .containsExactly(
                        new SeenStatus(
                                venue.listing,
                                State.GAP,
                                "trades may be missing between number 11 and number 13"));
        assertThat(speaker.out.trades).hasSize(3);
        assertThat(speaker.out.tradesAfterGaps).containsExactly("13");
    }

    @ParameterizedTest
    @EnumSource
    void beforeTheFirstTradeThereIsNothingToMiss(Numberless venue) throws Exception {
        Speaker speaker = venue.open();
        assertThatThrownBy(() -> speaker.hear(venue.trade(11, "0", 1)))
                .isInstanceOf(MalformedFrameException.class);

        speaker.hear(venue.trade(12, "100", 2));

        assertThat(gaps(speaker)).isEmpty();
    }

    /** A venue that numbers the trades of a market one by one, if only within a connection. */
    enum Numbering {
        KRAKEN(Feed.KRAKEN, "KRAKEN|BTC/USD") {
            @Override
            String trade(int id, String price) {
                return """
                        {"channel":"trade","type":"update","data":[{"symbol":"BTC/USD","side":"buy",\
                        "price":%s,"qty":2,"ord_type":"market","trade_id":%d,\
                        "timestamp":"2026-07-02T00:00:00.000000Z"}]}"""
                        .formatted(price, id);
            }
        },
        COINBASE(Feed.COINBASE, "COINBASE|BTC/USD") {
            @Override
            String trade(int id, String price) {
                return """
                        {"type":"match","trade_id":%d,"side":"buy","size":"2","price":"%s",\
                        "product_id":"BTC-USD","sequence":%d,\
                        "time":"2026-07-02T00:00:00.000000Z"}"""
                        .formatted(id, price, id);
            }
        },
        COINAPI(Feed.COINAPI, "BITSTAMP|BTC/USD") {
            @Override
            String trade(int id, String price) {
                return """
                        {"type":"trade","symbol_id":"BITSTAMP_SPOT_BTC_USD","sequence":%d,\
                        "time_exchange":"2026-07-02T00:00:%02d.0000000Z","uuid":"5d86918c-cb52-41dc-a870-%012d",\
                        "price":%s,"size":2,"taker_side":"BUY"}"""
                        .formatted(id, id, id, price);
            }
        };

        private final Feed feed;
        private final String listing;

        Numbering(Feed feed, String listing) {
            this.feed = feed;
            this.listing = listing;
        }

        abstract String trade(int id, String price);

        Speaker open() {
            return new Speaker(Speaker.spec(feed, 25, Dialect.LIVE, listing)).open();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theNextNumberTellsHowMany(Numbering venue) throws Exception {
        Speaker speaker = venue.open().hear(venue.trade(11, "100"));
        assertThatThrownBy(() -> speaker.hear(venue.trade(12, "9e17")))
                .isInstanceOf(MalformedFrameException.class);
        assertThat(gaps(speaker)).isEmpty();

        speaker.hear(venue.trade(13, "100"), venue.trade(14, "100"));

        assertThat(gaps(speaker))
                .containsExactly(
                        new SeenStatus(
                                venue.listing, State.GAP, "1 trade(s) missing up to number 12"));
        assertThat(speaker.out.trades).hasSize(3);
        assertThat(speaker.out.tradesAfterGaps)
                .containsExactly(speaker.out.trades.get(1).tradeId());
    }

    @ParameterizedTest
    @EnumSource
    void beforeTheFirstNumberThereIsNothingToMiss(Numbering venue) throws Exception {
        Speaker speaker = venue.open();
        assertThatThrownBy(() -> speaker.hear(venue.trade(11, "0")))
                .isInstanceOf(MalformedFrameException.class);

        speaker.hear(venue.trade(12, "100"));

        assertThat(gaps(speaker)).isEmpty();
    }

    @Test
    void coinApisFirstTradeOfAConnectionThatIsSetAsideIsMissingBetweenTwoTimes() throws Exception {
        Numbering coinApi = Numbering.COINAPI;
        Speaker speaker = coinApi.open().hear(coinApi.trade(11, "100"));
        speaker.close("lost").open();
        assertThatThrownBy(() -> speaker.hear(coinApi.trade(12, "9e17")))
                .isInstanceOf(MalformedFrameException.class);

        speaker.hear(coinApi.trade(13, "100"), coinApi.trade(14, "100"));

        assertThat(gaps(speaker))
                .containsExactly(
                        new SeenStatus(
                                coinApi.listing,
                                State.GAP,
                                "trades may be missing between the one of"
                                        + " 2026-07-02T00:00:11.0000000Z and the one of"
                                        + " 2026-07-02T00:00:13.0000000Z"));
        assertThat(speaker.out.tradesAfterGaps)
                .containsExactly(speaker.out.trades.get(1).tradeId());
    }

    @Test
    void coinbaseThatNamedNoBadProductIsAskedForEachAloneOnTheNextConnectionToo() throws Exception {
        // It closes a connection on which nothing is granted within five seconds.
        Speaker coinbase =
                new Speaker(
                        Speaker.spec(
                                Feed.COINBASE,
                                25,
                                Dialect.LIVE,
                                "COINBASE|BTC/USD",
                                "COINBASE|LUNA/USD"));
        coinbase.open()
                .hear(
                        "{\"type\":\"error\",\"message\":\"Failed to subscribe\","
                                + "\"reason\":\"channel is not available\"}");
        coinbase.close("no subscription within 5 seconds");
        coinbase.out.sent.clear();
        coinbase.open();

        assertThat(coinbase.out.sent)
                .hasSize(2)
                .anyMatch(question -> question.contains("[\"BTC-USD\"]"))
                .anyMatch(question -> question.contains("[\"LUNA-USD\"]"));
    }

    private static List<SeenStatus> gaps(Speaker speaker) {
        return speaker.out.statuses.stream().filter(status -> status.state() == State.GAP).toList();
    }
}
