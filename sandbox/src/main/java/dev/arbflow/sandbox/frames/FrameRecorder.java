package dev.arbflow.sandbox.frames;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.arbflow.market.Feed;
import dev.arbflow.sandbox.venues.SimulatedVenueList;
import dev.arbflow.sandbox.venues.server.FrameTap;
import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * Writes overheard frames to one file a feed, in the form that {@link RecordedFeeds} reads.
 *
 * <p>A recording is the conversation of one connection: with several clients of a feed, or a
 * reconnect, the file cannot be played. Its methods may be called by any thread.
 */
public final class FrameRecorder implements FrameTap, AutoCloseable {
    private final Path folder;
    private final String suffix;
    private final Map<Feed, BufferedWriter> files = new EnumMap<>(Feed.class);
    private IOException failure;
    private boolean closed;

    /**
     * @param folder where files go; must exist
     * @param suffix last part of their names
     */
    public FrameRecorder(Path folder, String suffix) {
        this.folder = folder;
        this.suffix = suffix;
    }

    @Override
    public synchronized void overheard(Feed feed, boolean toClient, String text, long atUs) {
        if (closed || failure != null) {
            return;
        }
        try {
            BufferedWriter file = file(feed);
            file.write(line(toClient, text, atUs));
            file.write('\n');
        } catch (IOException e) {
            failure = e;
        }
    }

    private BufferedWriter file(Feed feed) throws IOException {
        BufferedWriter file = files.get(feed);
        if (file == null) {
            file =
                    Files.newBufferedWriter(
                            folder.resolve(
                                    SimulatedVenueList.of(feed).recordings() + suffix + ".jsonl"));
            files.put(feed, file);
        }
        return file;
    }

    private static String line(boolean toClient, String text, long atUs) {
        ObjectNode line = FrameFile.JSON.createObjectNode();
        line.put("t", BigDecimal.valueOf(atUs, 6));
        line.put("dir", toClient ? "in" : "out");
        line.put("raw", text);
        return line.toString();
    }

    /**
     * Ends the recording.
     *
     * @throws IOException if a frame could not be written
     */
    @Override
    public synchronized void close() throws IOException {
        closed = true;
        for (BufferedWriter file : files.values()) {
            file.close();
        }
        if (failure != null) {
            throw failure;
        }
    }
}
