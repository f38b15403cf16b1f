package dev.arbflow.connector.websocket.client;

import dev.arbflow.connector.websocket.ConnectionSpec;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * What a venue with two books says: frames whose only news is another quantity on offer, and
 * answers to the question whether it is there. Times are microseconds since 1970-01-01T00:00:00Z.
 */
enum ScriptedVenue {
    BITSTAMP(Feed.BITSTAMP, "btcusd", "ethusd") {
        @Override
        List<String> begin(String symbol, long us) {
            return book(symbol, 1, us);
        }

        @Override
        List<String> book(String symbol, int quantity, long us) {
            return List.of(
                    """
                    {"event":"data","channel":"order_book_%s","data":{"timestamp":"1",\
                    "microtimestamp":"%s","bids":[["100","%s"]],"asks":[["101","1"]]}}"""
                            .formatted(symbol, us, quantity));
        }

        @Override
        Optional<String> answer(String question) {
            return question.equals("{\"event\":\"bts:heartbeat\"}")
                    ? Optional.of("{\"event\":\"bts:heartbeat\",\"channel\":\"\",\"data\":{}}")
                    : Optional.empty();
        }
    },

    BITFINEX(Feed.BITFINEX, "11", "12") {
        @Override
        List<String> begin(String symbol, long us) {
            String pair = symbol.equals("11") ? "BTCUSD" : "ETHUSD";
            String subscribed =
                    """
                    {"event":"subscribed","channel":"book","chanId":%s,"symbol":"t%s",\
                    "prec":"P0","freq":"F0","len":"25","pair":"%s"}"""
                            .formatted(symbol, pair, pair);
            return List.of(subscribed, data(symbol, "[[100,1,1],[101,1,-1]]", us));
        }

        @Override
        List<String> book(String symbol, int quantity, long us) {
            return List.of(data(symbol, "[100,1," + quantity + "]", us));
        }

        @Override
        List<String> heartbeat(long us) {
            return List.of(data("11", "\"hb\"", us));
        }

        @Override
        Optional<String> answer(String question) {
            Matcher ping = NUMBER.matcher(question);
            return question.contains("\"ping\"") && ping.find()
                    ? Optional.of("{\"event\":\"pong\",\"ts\":1,\"cid\":" + ping.group(1) + "}")
                    : Optional.empty();
        }

        private String data(String channel, String content, long us) {
            return "[" + channel + "," + content + "," + SEQUENCE + "," + us / 1_000 + "]";
        }
    },

    KRAKEN(Feed.KRAKEN, "BTC/USD", "ETH/USD") {
        @Override
        List<String> begin(String symbol, long us) {
            return List.of(book("snapshot", symbol, 1, "{\"price\":101.0,\"qty\":1.00000000}", us));
        }

        @Override
        List<String> book(String symbol, int quantity, long us) {
            return List.of(book("update", symbol, quantity, "", us));
        }

        @Override
        List<String> heartbeat(long us) {
            return List.of("{\"channel\":\"heartbeat\"}");
        }

        @Override
        Optional<String> answer(String question) {
            Matcher ping = NUMBER.matcher(question);
            return question.contains("\"ping\"") && ping.find()
                    ? Optional.of("{\"method\":\"pong\",\"req_id\":" + ping.group(1) + "}")
                    : Optional.empty();
        }

        private String book(String type, String symbol, int quantity, String asks, long us) {
            CRC32 checksum = new CRC32();
            String best = "1010100000000" + "1000" + quantity + "00000000";
            checksum.update(best.getBytes(StandardCharsets.US_ASCII));
            return """
                    {"channel":"book","type":"%s","data":[{"symbol":"%s",\
                    "bids":[{"price":100.0,"qty":%d.00000000}],"asks":[%s],\
                    "checksum":%d,"timestamp":"%s"}]}"""
                    .formatted(type, symbol, quantity, asks, checksum.getValue(), iso(us));
        }
    },

    COINBASE(Feed.COINBASE, "BTC-USD", "ETH-USD") {
        @Override
        List<String> begin(String symbol, long us) {
            return List.of(
                    """
                    {"type":"snapshot","product_id":"%s","bids":[["100","1"]],\
                    "asks":[["101","1"]]}"""
                            .formatted(symbol));
        }

        @Override
        List<String> book(String symbol, int quantity, long us) {
            return List.of(
                    """
                    {"type":"l2update","product_id":"%s","changes":[["buy","100","%s"]],\
                    "time":"%s"}"""
                            .formatted(symbol, quantity, iso(us)));
        }

        @Override
        List<String> heartbeat(long us) {
            return listings().stream()
                    .map(
                            listing ->
                                    """
                                    {"type":"heartbeat","last_trade_id":0,"product_id":"%s",\
                                    "sequence":1,"time":"%s"}"""
                                            .formatted(symbol(listing), iso(us)))
                    .toList();
        }
    };

    /** Stands for the number of the frame on its connection. */
    static final String SEQUENCE = "#";

    private static final Pattern NUMBER = Pattern.compile("\"(?:cid|req_id)\":(\\d+)");

    final Feed feed;
    private final String btc;
    private final String eth;

    ScriptedVenue(Feed feed, String btc, String eth) {
        this.feed = feed;
        this.btc = btc;
        this.eth = eth;
    }

    /** A live connection to it, for both books. */
    ConnectionSpec spec() {
        return new ConnectionSpec(
                feed,
                feed + "-0",
                URI.create("ws://localhost"),
                listings(),
                this == KRAKEN ? 10 : 25,
                ConnectionSpec.Dialect.LIVE);
    }

    List<Listing> listings() {
        return List.of(Listing.parse(feed + "|BTC/USD"), Listing.parse(feed + "|ETH/USD"));
    }

    String symbol(Listing listing) {
        return listing.market().base().code().equals("BTC") ? btc : eth;
    }

    /** The frames with which a subscription begins: a bid and an ask of one unit. */
    abstract List<String> begin(String symbol, long us);

    /** Another quantity of the best bid. */
    abstract List<String> book(String symbol, int quantity, long us);

    /** What it says every second without being asked. */
    List<String> heartbeat(long us) {
        return List.of();
    }

    /** What it answers; nothing where it does not understand. */
    Optional<String> answer(String question) {
        return Optional.empty();
    }

    private static String iso(long us) {
        return Instant.EPOCH.plus(us, ChronoUnit.MICROS).toString();
    }
}
