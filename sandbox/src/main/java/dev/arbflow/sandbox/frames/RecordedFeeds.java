package dev.arbflow.sandbox.frames;

import dev.arbflow.market.Feed;
import dev.arbflow.sandbox.venues.SimulatedVenueList;
import dev.arbflow.sandbox.venues.dialogue.SimulatedVenue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The recordings in a folder.
 *
 * @param recordings what can be played, by file name
 * @param skipped why not, by name of each file that cannot
 */
public record RecordedFeeds(List<Recording> recordings, Map<String, String> skipped) {
    private static final Pattern DEPTH = Pattern.compile("\"(?:depth|len)\":\"?([0-9]+)");
    private static final Pattern FLAGS = Pattern.compile("\"event\":\"conf\".*\"flags\":([0-9]+)");
    private static final int CHECKSUM_FLAG = 131_072;
    private static final int WHOLE_BOOK_DEPTH = 25;

    /**
     * Reads all recordings of a folder.
     *
     * @throws IOException if the folder or a recording cannot be read
     */
    public static RecordedFeeds open(Path folder) throws IOException {
        List<Recording> recordings = new ArrayList<>();
        Map<String, String> skipped = new LinkedHashMap<>();
        for (Path file : files(folder)) {
            String name = file.getFileName().toString();
            Feed feed = feed(name);
            if (feed != null) {
                recordings.add(read(file, feed));
            } else if (name.startsWith("bitstamp_rest_")) {
                skipped.put(name, "seeds of the recording beside it");
            } else if (name.startsWith("samples_")) {
                skipped.put(name, "single frames, not a run");
            } else {
                skipped.put(name, "no protocol for it");
            }
        }
        return new RecordedFeeds(List.copyOf(recordings), skipped);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
        }
    }

    private static Feed feed(String name) {
        return SimulatedVenueList.ALL.stream()
                .filter(venue -> name.startsWith(venue.recordings()))
                .map(SimulatedVenue::feed)
                .findFirst()
                .orElse(null);
    }

    private static Recording read(Path file, Feed feed) throws IOException {
        String name = file.getFileName().toString().replace(".jsonl", "");
        List<RecordedFrame> all = FrameFile.read(file);
        List<RecordedFrame> played =
                new ArrayList<>(all.stream().filter(RecordedFrame::toClient).toList());
        Path seeds = file.resolveSibling(name.replace("_ws_", "_rest_") + ".jsonl");
        boolean seeded = feed == Feed.BITSTAMP && Files.exists(seeds);
        if (seeded) {
            played.addAll(FrameFile.readBitstampSeeds(seeds));
            played.sort(Comparator.comparingLong(RecordedFrame::receiveUs));
        }
        List<Long> times =
                played.stream().map(RecordedFeeds::time).filter(us -> us > 0).sorted().toList();
        return new Recording(
                name,
                feed,
                RecordedMarkets.of(feed, played),
                number(DEPTH, played, WHOLE_BOOK_DEPTH),
                !seeded && !(feed == Feed.BITFINEX && !sendsChecksums(played)),
                times.get(0),
                times.get(times.size() - 1),
                played);
    }

    private static boolean sendsChecksums(List<RecordedFrame> frames) {
        return (number(FLAGS, frames, 0) & CHECKSUM_FLAG) != 0;
    }

    static long time(RecordedFrame frame) {
        return frame.isTimed() ? frame.receiveUs() : ExchangeTimes.of(frame.text());
    }

    private static int number(Pattern pattern, List<RecordedFrame> frames, int otherwise) {
        for (RecordedFrame frame : frames) {
            Matcher matcher = pattern.matcher(frame.text());
            if (frame.text().startsWith("{") && frame.text().length() < 500 && matcher.find()) {
                return Integer.parseInt(matcher.group(1));
            }
        }
        return otherwise;
    }
}
