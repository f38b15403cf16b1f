package dev.arbflow.sandbox.venues;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arbflow.market.Listing;
import dev.arbflow.repository.RecordingsFolder;
import dev.arbflow.sandbox.sim.BookState;
import dev.arbflow.sandbox.sim.Instrument;
import dev.arbflow.sandbox.sim.Level;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Recorded frames that lie beside the project; tests that need them skip without them. */
public final class Recordings {
    private Recordings() {}

    /** What a recording's client received, in order. */
    public static List<String> received(String file) {
        List<String> frames = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(RecordingsFolder.file(file))) {
                JsonNode node = ScriptedVenue.json(line);
                if (node.path("dir").asText().equals("in")) {
                    frames.add(node.path("raw").asText());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return frames;
    }

    /** The first book of Kraken's recording, which is the worked example of its checksum. */
    public static BookState krakenSnapshot() {
        JsonNode book =
                ScriptedVenue.json(received("kraken_v2_ws_20260707_BTCUSD_d10.jsonl").get(4))
                        .at("/data/0");
        return new BookState(
                new Instrument(Listing.parse("KRAKEN|BTC/USD"), 1, 1),
                levels(book.path("bids")),
                levels(book.path("asks")));
    }

    private static List<Level> levels(JsonNode side) {
        List<Level> levels = new ArrayList<>();
        for (JsonNode level : side) {
            levels.add(
                    new Level(
                            units(level.path("price").asText(), 1),
                            units(level.path("qty").asText(), 8)));
        }
        return levels;
    }

    public static long units(String number, int scale) {
        return new BigDecimal(number).movePointRight(scale).longValueExact();
    }
}
