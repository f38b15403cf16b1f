package dev.arbflow.sandbox.matrix;

import dev.arbflow.jobs.config.Detection;
import dev.arbflow.market.Feed;
import dev.arbflow.sandbox.sim.DislocationPlan;
import dev.arbflow.sandbox.sim.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Every fault on every venue, each in a trial of its own. */
public final class FaultMatrix {
    private static final long SEED = 11;

    /** Cells whose recordings are held until the detection has looked at all of them. */
    private static final int AT_ONCE = 65;

    private final List<Feed> feeds;
    private final Map<String, Map<Feed, FaultOutcome>> rows;

    private FaultMatrix(List<Feed> feeds, Map<String, Map<Feed, FaultOutcome>> rows) {
        this.feeds = feeds;
        this.rows = rows;
    }

    /** A cell that has to be played, and without the fault. */
    private record Cell(FaultCase wrong, Feed feed, int number) {
        FaultTrial trial(Scenario market, Reading reading) {
            return new FaultTrial(feed, wrong, market, reading, number);
        }

        Recording calm(Scenario market) {
            return FaultTrial.calm(feed, market, wrong, number + 1);
        }
    }

    /** A trial that is over. */
    private record Played(FaultTrial trial, Recording calm, FaultOutcome outcome) {
        FaultOutcome with(FoundEpisodes found) {
            return outcome.with(
                    trial.comparison()
                            .of(
                                    found.of(calm, trial.markets()),
                                    found.of(trial.recording(), trial.markets())));
        }
    }

    /** The names of all rows there are. */
    public static List<String> names() {
        return FaultCase.ALL.stream().map(FaultCase::name).toList();
    }

    /**
     * Plays it, on as many cores as there are.
     *
     * @param which rows, by their names
     * @param detection what the jobs are given; venues come apart as its thresholds and fees ask
     * @param said is told the cells in their order, some dozens at a time, by the calling thread
     * @throws IllegalStateException if the detection fails
     */
    public static FaultMatrix play(
            Predicate<String> which, List<Feed> feeds, Detection detection, Consumer<String> said) {
        return play(which, feeds, Reading.AS_IT_IS, detection, said);
    }

    /** The same with venues that are read in a way of their own. */
    static FaultMatrix play(
            Predicate<String> which,
            List<Feed> feeds,
            Reading reading,
            Detection detection,
            Consumer<String> said) {
        DislocationPlan plan = DislocationPlan.of(detection.rule(), detection.fees());
        Scenario market = VirtualMarket.quiet(plan, SEED);
        Map<Feed, Recording> calm = new ConcurrentHashMap<>();
        Map<String, Map<Feed, FaultOutcome>> rows = new LinkedHashMap<>();
        List<Cell> cells = cells(which, feeds);
        for (int from = 0; from < cells.size(); from += AT_ONCE) {
            List<Cell> some = cells.subList(from, Math.min(cells.size(), from + AT_ONCE));
            List<Played> played =
                    some.parallelStream().map(cell -> played(cell, market, reading, calm)).toList();
            FoundEpisodes found = found(played, detection);
            for (int i = 0; i < some.size(); i++) {
                Cell cell = some.get(i);
                FaultOutcome outcome = played.get(i).with(found);
                rows.computeIfAbsent(cell.wrong.name(), name -> new LinkedHashMap<>())
                        .put(cell.feed, outcome);
                said.accept(cell.feed + ", " + cell.wrong.name() + ": " + outcome.cell());
            }
        }
        return new FaultMatrix(List.copyOf(feeds), rows);
    }

    private static List<Cell> cells(Predicate<String> which, List<Feed> feeds) {
        List<Cell> cells = new ArrayList<>();
        for (FaultCase each : FaultCase.ALL) {
            if (which.test(each.name())) {
                feeds.forEach(feed -> cells.add(new Cell(each, feed, 2 * cells.size())));
            }
        }
        return cells;
    }

    private static Played played(
            Cell cell, Scenario market, Reading reading, Map<Feed, Recording> calm) {
        FaultTrial trial = cell.trial(market, reading);
        FaultOutcome outcome = trial.run();
        Recording usual =
                cell.wrong.marketAlone(cell.feed).isPresent()
                        ? cell.calm(market)
                        : calm.computeIfAbsent(cell.feed, feed -> cell.calm(market));
        return new Played(trial, usual, outcome);
    }

    private static FoundEpisodes found(List<Played> played, Detection detection) {
        Set<Recording> all = new LinkedHashSet<>();
        played.forEach(each -> all.addAll(List.of(each.calm, each.trial.recording())));
        try {
            return FoundEpisodes.in(all, detection);
        } catch (Exception e) {
            throw new IllegalStateException("the detection failed", e);
        }
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

    /** What is not as it must be, a line per cell. */
    public List<String> complaints() {
        List<String> lines = new ArrayList<>();
        rows.forEach(
                (name, cells) ->
                        cells.forEach(
                                (feed, outcome) -> {
                                    if (!outcome.complaints().isEmpty()) {
                                        String wrong = String.join(", ", outcome.complaints());
                                        lines.add(feed + ", " + name + ": " + wrong);
                                    }
                                }));
        return lines;
    }
}
