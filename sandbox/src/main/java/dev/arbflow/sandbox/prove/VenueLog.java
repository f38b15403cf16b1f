package dev.arbflow.sandbox.prove;

import dev.arbflow.market.Feed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What simulated venues say that they did: see {@link dev.arbflow.sandbox.venues.JournalFile}. */
final class VenueLog {

    /** Trades in the order in which they happened: when, in microseconds, by number. */
    private final Map<Series, Map<Long, Long>> trades = new LinkedHashMap<>();

    private final Map<Series, List<History>> histories = new LinkedHashMap<>();
    private final Map<Feed, List<Span>> cuts = new EnumMap<>(Feed.class);
    private final Map<Feed, List<Span>> leaves = new EnumMap<>(Feed.class);

    /** The trades of one market on one feed. */
    record Series(Feed feed, String market) {
        @Override
        public String toString() {
            return feed + " " + market;
        }
    }

    /** The latest trades, as told to a client. */
    record History(long atUs, Set<Long> numbers) {}

    /** A time, both ends included; microseconds. */
    record Span(long fromUs, long toUs) {
        boolean holds(long atUs) {
            return fromUs <= atUs && atUs <= toUs;
        }
    }

    static VenueLog read(Path file) throws IOException {
        return of(Files.readAllLines(file));
    }

    static VenueLog of(List<String> lines) {
        VenueLog log = new VenueLog();
        for (String line : lines) {
            String[] cells = line.split("\t", -1);
            Feed feed = Feed.valueOf(cells[2]);
            if (feed.venue().isPresent()) { // CoinAPI makes no trades and numbers none
                log.add(Long.parseLong(cells[0]), cells[1], feed, cells);
            }
        }
        return log;
    }

    /** All trades of a series, oldest first: when, by number. */
    Map<Series, Map<Long, Long>> trades() {
        return trades;
    }

    /** The last time that a client was told of this trade among the latest ones. */
    Optional<History> lastHistoryWith(Series series, long number) {
        return histories.getOrDefault(series, List.of()).stream()
                .filter(history -> history.numbers().contains(number))
                .reduce((older, newer) -> newer);
    }

    /** When the venue had cut its clients off, until they were back. */
    List<Span> cuts(Feed feed) {
        return cuts.getOrDefault(feed, List.of());
    }

    /** When a client had left, cut off or not, until it was back. */
    List<Span> leaves(Feed feed) {
        return leaves.getOrDefault(feed, List.of());
    }

    private void add(long atUs, String what, Feed feed, String[] cells) {
        switch (what) {
            case "traded" ->
                    trades.computeIfAbsent(series(feed, cells[3]), s -> new LinkedHashMap<>())
                            .put(number(cells[3]), atUs);
            case "repeated" -> addHistory(atUs, feed, cells);
            case "cut" -> begin(cuts, feed, atUs);
            case "left" -> begin(leaves, feed, atUs);
            case "opened" -> {
                end(cuts, feed, atUs);
                end(leaves, feed, atUs);
            }
            default -> {}
        }
    }

    private void addHistory(long atUs, Feed feed, String[] cells) {
        Map<Series, History> told = new LinkedHashMap<>();
        Arrays.stream(cells, 3, cells.length)
                .forEach(
                        trade ->
                                told.computeIfAbsent(
                                                series(feed, trade),
                                                s -> new History(atUs, new HashSet<>()))
                                        .numbers()
                                        .add(number(trade)));
        told.forEach(
                (series, history) ->
                        histories.computeIfAbsent(series, s -> new ArrayList<>()).add(history));
    }

    private static void begin(Map<Feed, List<Span>> spans, Feed feed, long atUs) {
        spans.computeIfAbsent(feed, f -> new ArrayList<>()).add(new Span(atUs, Long.MAX_VALUE));
    }

    private static void end(Map<Feed, List<Span>> spans, Feed feed, long atUs) {
        spans.computeIfPresent(
                feed,
                (f, all) ->
                        new ArrayList<>(
                                all.stream()
                                        .map(s -> new Span(s.fromUs(), Math.min(s.toUs(), atUs)))
                                        .toList()));
    }

    private static Series series(Feed feed, String trade) {
        return new Series(feed, trade.substring(0, trade.indexOf('|')));
    }

    private static long number(String trade) {
        return Long.parseLong(trade.substring(trade.indexOf('|') + 1));
    }
}
