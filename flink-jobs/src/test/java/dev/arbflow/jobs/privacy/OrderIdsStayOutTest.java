package dev.arbflow.jobs.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.connector.websocket.ConnectionSpec;
import dev.arbflow.connector.websocket.venue.VenueProtocols;
import dev.arbflow.connector.websocket.venue.session.VenueProtocol;
import dev.arbflow.connector.websocket.venue.wire.MalformedFrameException;
import dev.arbflow.jobs.io.json.JsonCodec;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Origin;
import dev.arbflow.market.book.MalformedFrame;
import dev.arbflow.market.trade.Trade;
import dev.arbflow.market.trade.TradeUpdate;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Order ids are dropped where frames are read, so no topic and no store can hold one. */
class OrderIdsStayOutTest {
    private static final String BUYER = "1351412077068288";
    private static final String SELLER = "1351412077068299";
    private static final Origin ORIGIN = new Origin(Feed.BITSTAMP, "BITSTAMP-0", 1, 1);

    /** The venues whose trades carry order ids. */
    enum Told {
        BITSTAMP(
                "{\"channel\":\"live_trades_btcusd\",\"event\":\"trade\",\"data\":{\"id\":158457579,"
                        + "\"microtimestamp\":\"1653978373164007\",\"amount_str\":\"1\","
                        + "\"price_str\":\"57748.80\",\"type\":0,\"buy_order_id\":"
                        + BUYER
                        + ",\"sell_order_id\":"
                        + SELLER
                        + "}}"),
        COINBASE(
                "{\"type\":\"match\",\"trade_id\":9,\"side\":\"sell\",\"size\":\"0.2\",\"price\":"
                        + "\"63514.6\",\"product_id\":\"BTC-USD\",\"time\":"
                        + "\"2026-07-07T22:58:17.164892Z\",\"maker_order_id\":\""
                        + BUYER
                        + "\",\"taker_order_id\":\""
                        + SELLER
                        + "\"}");

        private final String frame;

        Told(String frame) {
            this.frame = frame;
        }
    }

    @ParameterizedTest
    @EnumSource(Told.class)
    void noOrderIdOfATradeReachesATopic(Told told) throws Exception {
        HeardTrades heard = hear(told, told.frame);

        assertThat(heard.trades).hasSize(1);
        Trade trade = heard.trades.get(0);
        assertThat(text(JsonCodec.trades().write(TradeUpdate.of(trade))))
                .contains(trade.tradeId())
                .doesNotContain(BUYER, SELLER);
    }

    @ParameterizedTest
    @EnumSource(Told.class)
    void noOrderIdOfAFrameThatCannotBeReadReachesATopic(Told told) {
        String damaged = told.frame.replace("\"id\"", "\"di\"").replace("\"price\"", "\"prise\"");
        String reason = "";
        try {
            hear(told, damaged);
        } catch (MalformedFrameException e) {
            reason = e.getMessage();
        }

        assertThat(reason).isNotEmpty();
        assertThat(
                        text(
                                JsonCodec.malformed()
                                        .write(new MalformedFrame(ORIGIN, damaged, reason, 1))))
                .contains("order_id")
                .doesNotContain(BUYER, SELLER);
    }

    private static HeardTrades hear(Told told, String frame) throws MalformedFrameException {
        Feed feed = Feed.valueOf(told.name());
        HeardTrades heard = new HeardTrades(feed);
        VenueProtocol protocol =
                VenueProtocols.forSpec(
                        new ConnectionSpec(
                                feed,
                                feed.name() + "-0",
                                URI.create("ws://localhost"),
                                List.of(Listing.parse(feed.name() + "|BTC/USD")),
                                10,
                                ConnectionSpec.Dialect.LIVE),
                        "");
        protocol.opened(1, heard);
        protocol.frame(frame, 2, heard);
        return heard;
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
