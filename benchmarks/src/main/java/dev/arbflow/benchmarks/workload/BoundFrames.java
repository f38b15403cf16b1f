package dev.arbflow.benchmarks.workload;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.arbflow.market.Feed;
import java.io.IOException;
import java.util.List;

/**
 * What a client that trusts Jackson's databind does with a frame: binds it to a class of its own,
 * and is done. Fields that arbflow does not read are left out here, too.
 */
@SuppressWarnings("ArrayRecordComponent") // only Jackson makes them
public final class BoundFrames {
    private static final JsonMapper JSON =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private final ObjectReader reader;

    public BoundFrames(Feed feed) {
        reader = JSON.readerFor(shape(feed));
    }

    /** The frame as an object. */
    public Object read(String frame) throws IOException {
        return reader.readValue(frame);
    }

    private static Class<?> shape(Feed feed) {
        return switch (feed) {
            case KRAKEN -> Kraken.class;
            case BITSTAMP -> Bitstamp.class;
            case COINBASE -> Coinbase.class;
            case COINAPI -> CoinApi.class;
            default -> Object.class; // Bitfinex: arrays whose elements are of every type
        };
    }

    /** A frame of Kraken. */
    public record Kraken(String channel, String type, List<KrakenData> data) {}

    /** What a frame of Kraken is about: a book or a trade. */
    public record KrakenData(
            String symbol,
            List<KrakenLevel> bids,
            List<KrakenLevel> asks,
            long checksum,
            String timestamp,
            String side,
            double price,
            double qty,
            @JsonProperty("trade_id") long tradeId) {}

    /** A level of Kraken. */
    public record KrakenLevel(double price, double qty) {}

    /** A frame of Bitstamp. */
    public record Bitstamp(String event, String channel, BitstampData data) {}

    /** What a frame of Bitstamp is about: a book or a trade. */
    public record BitstampData(
            String microtimestamp,
            double[][] bids,
            double[][] asks,
            long id,
            double amount,
            double price,
            int type) {}

    /** A frame of Coinbase. */
    public record Coinbase(
            String type,
            @JsonProperty("product_id") String productId,
            String time,
            double[][] bids,
            double[][] asks,
            String[][] changes,
            @JsonProperty("trade_id") long tradeId,
            @JsonProperty("last_trade_id") long lastTradeId,
            String side,
            double price,
            double size) {}

    /** A frame of CoinAPI. */
    public record CoinApi(
            String type,
            @JsonProperty("time_exchange") String timeExchange,
            String uuid,
            double price,
            double size,
            @JsonProperty("taker_side") String takerSide,
            @JsonProperty("symbol_id") String symbolId,
            long sequence) {}
}
