package dev.arbflow.benchmarks.workload;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.arbflow.market.Feed;
import dev.arbflow.market.book.Ladder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The slow way from frames to books: a tree of each frame, exact decimals, no checks. For a
 * recording without faults.
 */
public final class SlowBooks {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final int KRAKENS_DEPTH = 10;

    private final Feed feed;
    private final Map<String, Sides> books = new HashMap<>();
    private final Map<Integer, String> channels = new HashMap<>();
    private int trades;

    private record Sides(
            NavigableMap<BigDecimal, BigDecimal> bids, NavigableMap<BigDecimal, BigDecimal> asks) {
        Sides() {
            this(new TreeMap<>(Comparator.reverseOrder()), new TreeMap<>());
        }

        void clear() {
            bids.clear();
            asks.clear();
        }
    }

    public SlowBooks(Feed feed) {
        this.feed = feed;
    }

    /** Trades so far. */
    public int trades() {
        return trades;
    }

    /** The best bids of a market such as {@code BTC/USD}. */
    public Ladder bids(String market, int depth) {
        return best(books.get(plain(market)).bids, depth);
    }

    /** Its best asks. */
    public Ladder asks(String market, int depth) {
        return best(books.get(plain(market)).asks, depth);
    }

    /** Reads a frame. */
    public void read(String text) {
        try {
            JsonNode frame = JSON.readTree(text);
            switch (feed) {
                case KRAKEN -> readKraken(frame);
                case BITSTAMP -> readBitstamp(frame);
                case BITFINEX -> readBitfinex(frame);
                case COINBASE -> readCoinbase(frame);
                default -> trades += frame.path("type").asText().equals("trade") ? 1 : 0;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readKraken(JsonNode frame) {
        String channel = frame.path("channel").asText();
        trades += channel.equals("trade") ? frame.get("data").size() : 0;
        if (!channel.equals("book")) {
            return;
        }
        JsonNode data = frame.get("data").get(0);
        Sides book = book(data.get("symbol").asText());
        if (frame.get("type").asText().equals("snapshot")) {
            book.clear();
        }
        data.get("bids").forEach(it -> set(book.bids, it.get("price"), it.get("qty")));
        data.get("asks").forEach(it -> set(book.asks, it.get("price"), it.get("qty")));
        truncate(book.bids);
        truncate(book.asks);
    }

    private void readBitstamp(JsonNode frame) {
        String channel = frame.path("channel").asText();
        trades += frame.path("event").asText().equals("trade") ? 1 : 0;
        if (frame.path("event").asText().equals("data") && channel.startsWith("order_book_")) {
            Sides book = book(channel.substring("order_book_".length()));
            book.clear();
            frame.get("data").get("bids").forEach(it -> set(book.bids, it.get(0), it.get(1)));
            frame.get("data").get("asks").forEach(it -> set(book.asks, it.get(0), it.get(1)));
        }
    }

    private void readCoinbase(JsonNode frame) {
        switch (frame.path("type").asText()) {
            case "snapshot" -> {
                Sides book = book(frame.get("product_id").asText());
                book.clear();
                frame.get("bids").forEach(it -> set(book.bids, it.get(0), it.get(1)));
                frame.get("asks").forEach(it -> set(book.asks, it.get(0), it.get(1)));
            }
            case "l2update" -> {
                Sides book = book(frame.get("product_id").asText());
                for (JsonNode it : frame.get("changes")) {
                    boolean buy = it.get(0).asText().equals("buy");
                    set(buy ? book.bids : book.asks, it.get(1), it.get(2));
                }
            }
            case "match", "last_match" -> trades++;
            default -> {}
        }
    }

    private void readBitfinex(JsonNode frame) {
        if (frame.isObject()) {
            if (frame.path("channel").asText().equals("book")) {
                channels.put(frame.get("chanId").asInt(), frame.get("symbol").asText());
            }
            return;
        }
        JsonNode payload = frame.get(1);
        trades += payload.asText().equals("te") ? 1 : 0;
        String symbol = channels.get(frame.get(0).asInt());
        if (symbol != null && payload.isArray()) {
            Sides book = book(symbol.substring(1));
            if (payload.get(0).isArray()) {
                payload.forEach(row -> setRow(book, row));
            } else {
                setRow(book, payload);
            }
        }
    }

    private static void setRow(Sides book, JsonNode row) {
        BigDecimal amount = decimal(row.get(2));
        NavigableMap<BigDecimal, BigDecimal> side = amount.signum() > 0 ? book.bids : book.asks;
        if (row.get(1).asInt() == 0) {
            side.remove(decimal(row.get(0)));
        } else {
            side.put(decimal(row.get(0)), amount.abs());
        }
    }

    private static void set(
            NavigableMap<BigDecimal, BigDecimal> side, JsonNode price, JsonNode quantity) {
        if (decimal(quantity).signum() == 0) {
            side.remove(decimal(price));
        } else {
            side.put(decimal(price), decimal(quantity));
        }
    }

    private static BigDecimal decimal(JsonNode node) {
        return node.isTextual() ? new BigDecimal(node.asText()) : node.decimalValue();
    }

    private static void truncate(NavigableMap<BigDecimal, BigDecimal> side) {
        while (side.size() > KRAKENS_DEPTH) {
            side.pollLastEntry();
        }
    }

    private static Ladder best(NavigableMap<BigDecimal, BigDecimal> side, int depth) {
        return new Ladder(
                side.keySet().stream().limit(depth).mapToDouble(it -> it.doubleValue()).toArray(),
                side.values().stream().limit(depth).mapToDouble(it -> it.doubleValue()).toArray());
    }

    private Sides book(String symbol) {
        return books.computeIfAbsent(plain(symbol), key -> new Sides());
    }

    private static String plain(String symbol) {
        return symbol.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "");
    }
}
