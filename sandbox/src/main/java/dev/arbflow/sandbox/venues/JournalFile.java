package dev.arbflow.sandbox.venues;

import dev.arbflow.market.Feed;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes a {@link VenueJournal} to a file, a line each.
 *
 * <pre>
 * microseconds TAB traded|repeated|opened|left|cut TAB FEED [TAB BASE/QUOTE|id ...]
 * </pre>
 */
public final class JournalFile implements VenueJournal, AutoCloseable {
    private final PrintWriter lines;

    /**
     * Starts the file anew.
     *
     * @throws IOException if it cannot be written
     */
    public JournalFile(Path file) throws IOException {
        lines = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
    }

    @Override
    public void traded(Feed feed, String trade, long atUs) {
        write("traded", feed, List.of(trade), atUs);
    }

    @Override
    public void repeated(Feed feed, List<String> trades, long atUs) {
        write("repeated", feed, trades, atUs);
    }

    @Override
    public void opened(Feed feed, long atUs) {
        write("opened", feed, List.of(), atUs);
    }

    @Override
    public void left(Feed feed, long atUs) {
        write("left", feed, List.of(), atUs);
    }

    @Override
    public void cut(Feed feed, long atUs) {
        write("cut", feed, List.of(), atUs);
    }

    @Override
    public void close() {
        lines.close();
    }

    private void write(String what, Feed feed, List<String> trades, long atUs) {
        StringBuilder line = new StringBuilder().append(atUs).append('\t').append(what);
        line.append('\t').append(feed);
        trades.forEach(trade -> line.append('\t').append(trade));
        lines.append(line.append('\n')).flush(); // whoever is killed has said it
    }
}
