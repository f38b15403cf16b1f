package dev.arbflow.sandbox.truth.seen;

import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What every candidate was against what the detector made of it.
 *
 * <p>Refusals are told as counts by route and minute, so candidates are compared within those:
 * equal names first, then what is left over, in the order of the alphabet.
 *
 * @param counts by what it was, then by what it was told to be
 */
public record Confusion(Map<String, Map<String, Long>> counts) {
    /** The name of a candidate that was worth taking. */
    public static final String EPISODE = "EPISODE";

    /** Of that which only one side knows of. */
    public static final String NOTHING = "nothing";

    private static final long MINUTE_US = 60_000_000;

    /** A route and a minute. */
    private record Cell(Route route, long minuteUs) {}

    /** What is expected and what was told in one of them, by name; taken away once paired. */
    private static final class Names {
        private final Map<String, Long> expected = new TreeMap<>();
        private final Map<String, Long> told = new TreeMap<>();
    }

    static Confusion of(
            SeenTruth truth,
            Set<SeenEpisode> found,
            Collection<Episode> invented,
            Collection<Refusal> refusals) {
        Map<Cell, Names> cells = new HashMap<>();
        for (SeenCandidate each : truth.candidates()) {
            Names names = names(cells, each.route(), each.endUs());
            names.expected.merge(each.label(), 1L, Long::sum);
            if (each.episodes().stream().anyMatch(found::contains)) {
                names.told.merge(EPISODE, 1L, Long::sum);
            }
        }
        for (Episode each : invented) {
            names(cells, each.route(), each.lastUs()).told.merge(EPISODE, 1L, Long::sum);
        }
        for (Refusal each : refusals) {
            if (each.candidates() > 0) {
                names(cells, each.route(), each.minuteUs())
                        .told
                        .merge(each.reason().name(), each.candidates(), Long::sum);
            }
        }
        Map<String, Map<String, Long>> counts = new TreeMap<>();
        cells.values().forEach(names -> pair(names, counts));
        return new Confusion(counts);
    }

    private static Names names(Map<Cell, Names> cells, Route route, long timeUs) {
        Cell cell = new Cell(route, Math.floorDiv(timeUs, MINUTE_US) * MINUTE_US);
        return cells.computeIfAbsent(cell, each -> new Names());
    }

    private static void pair(Names names, Map<String, Map<String, Long>> counts) {
        for (String name : List.copyOf(names.expected.keySet())) {
            take(names, name, name, counts);
        }
        for (String was : List.copyOf(names.expected.keySet())) {
            for (String told : List.copyOf(names.told.keySet())) {
                take(names, was, told, counts);
            }
        }
        names.expected.forEach((was, left) -> add(counts, was, NOTHING, left));
        names.told.forEach((told, left) -> add(counts, NOTHING, told, left));
    }

    /** Pairs as many of two names as there are of both. */
    private static void take(
            Names names, String was, String told, Map<String, Map<String, Long>> counts) {
        long both =
                Math.min(names.expected.getOrDefault(was, 0L), names.told.getOrDefault(told, 0L));
        add(counts, was, told, both);
        names.expected.computeIfPresent(was, (name, left) -> left - both);
        names.told.computeIfPresent(told, (name, left) -> left - both);
    }

    private static void add(
            Map<String, Map<String, Long>> counts, String was, String told, long count) {
        if (count > 0) {
            counts.computeIfAbsent(was, each -> new TreeMap<>()).merge(told, count, Long::sum);
        }
    }

    /** Both together. */
    public Confusion plus(Confusion other) {
        Map<String, Map<String, Long>> sum = new TreeMap<>();
        for (Confusion each : List.of(this, other)) {
            each.counts.forEach(
                    (was, row) -> row.forEach((told, count) -> add(sum, was, told, count)));
        }
        return new Confusion(sum);
    }

    /** How many candidates were something. */
    public long total(String was) {
        return counts.getOrDefault(was, Map.of()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** How many of them were told to be something. */
    public long count(String was, String told) {
        return counts.getOrDefault(was, Map.of()).getOrDefault(told, 0L);
    }

    /** A line for each confusion, the most frequent first. */
    List<String> complaints() {
        record Line(long count, String text) {}
        List<Line> lines = new ArrayList<>();
        counts.forEach(
                (was, row) ->
                        row.forEach(
                                (told, count) -> {
                                    if (!was.equals(told)) {
                                        String text = count + " of " + was + " told as " + told;
                                        lines.add(new Line(count, "confused: " + text));
                                    }
                                }));
        lines.sort(Comparator.comparingLong(Line::count).reversed());
        return lines.stream().map(Line::text).toList();
    }
}
