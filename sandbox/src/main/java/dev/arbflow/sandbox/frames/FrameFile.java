package dev.arbflow.sandbox.frames;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads recordings: one JSON object a line with {@code t}, {@code dir} and {@code raw}. */
final class FrameFile {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final String REST_PATH = "/order_book/";

    private FrameFile() {}

    static List<RecordedFrame> read(Path file) throws IOException {
        List<RecordedFrame> frames = new ArrayList<>();
        for (JsonNode line : lines(file)) {
            boolean toClient = line.path("dir").asText().equals("in");
            frames.add(new RecordedFrame(micros(line), toClient, line.path("raw").asText()));
        }
        return frames;
    }

    /** REST bodies of Bitstamp's order books as frames that a client of ours understands. */
    static List<RecordedFrame> readBitstampSeeds(Path file) throws IOException {
        List<RecordedFrame> frames = new ArrayList<>();
        for (JsonNode line : lines(file)) {
            String url = line.path("url").asText();
            String pair =
                    url.substring(url.indexOf(REST_PATH) + REST_PATH.length()).replace("/", "");
            String text =
                    String.format(
                            Locale.ROOT,
                            "{\"event\":\"arbflow:rest_order_book\","
                                    + "\"channel\":\"diff_order_book_%s\",\"data\":%s}",
                            pair,
                            line.path("raw").asText());
            frames.add(new RecordedFrame(micros(line), true, text));
        }
        return frames;
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(JSON.readTree(line));
            }
        }
        return lines;
    }

    private static long micros(JsonNode line) {
        JsonNode seconds = line.path("t");
        return seconds.isNumber()
                ? new BigDecimal(seconds.asText()).movePointRight(6).longValue()
                : RecordedFrame.UNKNOWN;
    }
}
