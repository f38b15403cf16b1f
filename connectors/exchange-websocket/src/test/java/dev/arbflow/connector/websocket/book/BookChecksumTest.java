package dev.arbflow.connector.websocket.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.arbflow.connector.websocket.RecordedFrames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BookChecksumTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ROW = Pattern.compile("\\[([^,\\[]+),\\d+,([^,\\]]+)\\]");
    private final OrderBook book = new OrderBook();

    /** The book of the frame that Kraken's guide works through. */
    @Test
    void krakenTakesTheDigitsOfTheWireAsksFirst() {
        put(
                book.bids(),
                "45283.5 0.10000000, 45283.4 1.54582015, 45282.1 0.10000000, 45281.0 0.10000000,"
                        + " 45280.3 1.54592586, 45279.0 0.07990000, 45277.6 0.03310103,"
                        + " 45277.5 0.30000000, 45277.3 1.54602737, 45276.6 0.15445238");
        put(
                book.asks(),
                "45285.2 0.00100000, 45286.4 1.54571953, 45286.6 1.54571109, 45289.6 1.54560911,"
                        + " 45290.2 0.15890660, 45291.8 1.54553491, 45294.7 0.04454749,"
                        + " 45296.1 0.35380000, 45297.5 0.09945542, 45299.5 0.18772827");

        assertThat(BookChecksum.kraken(book)).isEqualTo(3310070434L);
    }

    @Test
    void krakenCountsTenLevelsWhateverTheDepth() {
        krakenTakesTheDigitsOfTheWireAsksFirst();
        put(book.bids(), "45276.5 1.00000000");
        put(book.asks(), "45299.6 1.00000000");

        assertThat(BookChecksum.kraken(book)).isEqualTo(3310070434L);
    }

    /** Expected value by Python's {@code zlib.crc32} over the joined text. */
    @Test
    void bitfinexInterleavesTheSidesAndLeavesMissingRanksOut() {
        put(book.bids(), "0.0000011 266122.94, 7e-7 10000");
        put(book.asks(), "0.00000111 -4847.13");

        assertThat(BookChecksum.bitfinex(book)).isEqualTo(1670290392);
    }

    @Test
    void bitfinexCountsTwentyFiveLevels() {
        for (int i = 0; i < 40; i++) {
            put(book.bids(), (100 - i) + " 1");
            put(book.asks(), (101 + i) + " -1");
        }
        int checksum = BookChecksum.bitfinex(book);
        book.truncate(25);
        assertThat(BookChecksum.bitfinex(book)).isEqualTo(checksum);
        book.truncate(24);
        assertThat(BookChecksum.bitfinex(book)).isNotEqualTo(checksum);
    }

    /** A book and its checksum from Bitfinex's own client: 18 bids, 25 asks, prices like 7e-7. */
    @Test
    void matchesTheBookOfBitfinexsOwnTests() throws Exception {
        List<String> frames =
                RecordedFrames.inbound("samples_bitfinex.jsonl").stream()
                        .filter(frame -> frame.startsWith("[81757,"))
                        .toList();
        Matcher row = ROW.matcher(frames.get(0) + frames.get(1));
        while (row.find()) {
            BookSide side = row.group(2).startsWith("-") ? book.asks() : book.bids();
            side.set(Level.parseSigned(row.group(1), row.group(2)));
        }

        assertThat(book.bids().size()).isEqualTo(18);
        assertThat(book.asks().size()).isEqualTo(25);
        assertThat(frames.get(2)).isEqualTo("[81757,\"cs\",-1175357890]");
        assertThat(BookChecksum.bitfinex(book)).isEqualTo(-1175357890);
    }

    /** Version 1 of Kraken's protocol computes the same checksum over strings. */
    @Test
    void matchesEveryRecordedChecksumOfKrakensFirstVersion() throws Exception {
        Map<String, OrderBook> books = new HashMap<>();
        Map<Boolean, Integer> results = new HashMap<>();
        for (String text : RecordedFrames.inbound("kraken_v1_ws_book1000_20210417.jsonl")) {
            JsonNode frame = JSON.readTree(text);
            if (frame.isArray()) {
                String pair = frame.get(frame.size() - 1).asText();
                OrderBook levels = books.computeIfAbsent(pair, name -> new OrderBook());
                String checksum = "";
                for (int i = 1; i < frame.size() - 2; i++) {
                    JsonNode sides = frame.get(i);
                    put(levels.bids(), sides, "bs", "b");
                    put(levels.asks(), sides, "as", "a");
                    checksum = sides.path("c").asText();
                }
                levels.truncate(1000);
                if (!checksum.isEmpty()) {
                    boolean matches = Long.parseLong(checksum) == BookChecksum.kraken(levels);
                    results.merge(matches, 1, Integer::sum);
                }
            }
        }
        assertThat(results).containsExactly(entry(true, 2124));
    }

    private static void put(BookSide side, String levels) {
        for (String level : levels.split(", ", -1)) {
            int space = level.indexOf(' ');
            side.set(Level.parseSigned(level.substring(0, space), level.substring(space + 1)));
        }
    }

    private static void put(BookSide side, JsonNode sides, String... names) {
        for (String name : names) {
            for (JsonNode level : sides.path(name)) {
                side.set(Level.parse(level.get(0).asText(), level.get(1).asText()));
            }
        }
    }
}
