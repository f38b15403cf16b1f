package dev.arbflow.connector.websocket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.arbflow.repository.RecordingsFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Frames recorded from real venues, read in place; see {@link RecordingsFolder}. */
public final class RecordedFrames {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RecordedFrames() {}

    /**
     * One line of a recording.
     *
     * @param outbound whether the recording client sent it
     * @param text the frame, or the body of a REST answer
     * @param receivedS when it arrived, seconds since 1970; NaN where that was not recorded
     * @param url of a REST answer; empty for a frame
     */
    public record Line(boolean outbound, String text, double receivedS, String url) {}

    /** All lines of a file; the calling test is skipped where the folder is missing. */
    public static List<Line> lines(String file) throws IOException {
        List<Line> lines = new ArrayList<>();
        for (String line : Files.readAllLines(RecordingsFolder.file(file))) {
            JsonNode node = JSON.readTree(line);
            lines.add(
                    new Line(
                            node.get("dir").asText().equals("out"),
                            node.get("raw").asText(),
                            node.get("t").asDouble(Double.NaN),
                            node.path("url").asText()));
        }
        return lines;
    }

    /** The texts of the frames that came in. */
    public static List<String> inbound(String file) throws IOException {
        return lines(file).stream().filter(line -> !line.outbound()).map(Line::text).toList();
    }
}
