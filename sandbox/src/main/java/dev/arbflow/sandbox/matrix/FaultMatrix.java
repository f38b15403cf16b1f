package dev.arbflow.sandbox.matrix;

import dev.arbflow.market.Feed;
import dev.arbflow.sandbox.sim.DislocationPlan;
import dev.arbflow.sandbox.sim.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Every fault on every venue, each in a trial of its own. */
public final class FaultMatrix {
    private final List<Feed> feeds;
    private final Map<String, Map<Feed, FaultOutcome>> rows;

    private FaultMatrix(List<Feed> feeds, Map<String, Map<Feed, FaultOutcome>> rows) {
        this.feeds = feeds;
        this.rows = rows;
    }

    /** A cell that has to be played. */
    private record Cell(FaultCase wrong, Feed feed) {}

    /**
     * Plays it, on as many cores as there are.
     *
     * @param which rows, by their names
     * @param plan only its scenario is used: venues do not come apart
     * @param said is told each cell when it is known, by any thread
     */
    public static FaultMatrix play(
            Predicate<String> which,
            List<Feed> feeds,
            DislocationPlan plan,
            Consumer<String> said) {
        Scenario market = FaultTrial.market(plan);
        Map<String, Map<Feed, FaultOutcome>> rows = new LinkedHashMap<>();
        List<Cell> cells = new ArrayList<>();
        for (FaultCase each : FaultCase.ALL) {
            if (which.test(each.name())) {
                rows.put(each.name(), new LinkedHashMap<>());
                feeds.forEach(feed -> cells.add(new Cell(each, feed)));
            }
        }
        List<FaultOutcome> results =
                cells.parallelStream().map(cell -> played(cell, market, said)).toList();
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            rows.get(cell.wrong.name()).put(cell.feed, results.get(i));
        }
        return new FaultMatrix(List.copyOf(feeds), rows);
    }

    private static FaultOutcome played(Cell cell, Scenario market, Consumer<String> said) {
        FaultOutcome result = new FaultTrial(cell.feed, cell.wrong, market).run();
        said.accept(cell.feed + ", " + cell.wrong.name() + ": " + result.cell());
        return result;
    }

    /** A table: a row per fault, a column per feed. */
    public List<String> table() {
        List<String> lines = new ArrayList<>();
        List<String> titles = feeds.stream().map(Feed::name).toList();
        lines.add("| fault | " + String.join(" | ", titles) + " |");
        lines.add("|---|" + "---|".repeat(feeds.size()));
        rows.forEach(
                (name, cells) ->
                        lines.add(
                                "| "
                                        + name
                                        + " | "
                                        + String.join(
                                                " | ",
                                                cells.values().stream()
                                                        .map(FaultOutcome::cell)
                                                        .toList())
                                        + " |"));
        return lines;
    }

    /** What is not as it must be, a line per cell; of each cell what is known is left out. */
    public List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        rows.forEach(
                (name, cells) ->
                        cells.forEach(
                                (feed, outcome) ->
                                        news(name, feed, outcome.complaints())
                                                .ifPresent(complaints::add)));
        return complaints;
    }

    /** What of the complaints about a cell is not known; empty if all is. */
    static Optional<String> news(String fault, Feed feed, List<Complaint> complaints) {
        String news =
                complaints.stream()
                        .filter(each -> !KnownFaults.contains(fault, feed, each.kind()))
                        .map(Complaint::text)
                        .collect(Collectors.joining(", "));
        return news.isEmpty() ? Optional.empty() : Optional.of(feed + ", " + fault + ": " + news);
    }
}
