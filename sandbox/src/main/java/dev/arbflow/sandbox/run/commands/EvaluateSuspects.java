package dev.arbflow.sandbox.run.commands;

import dev.arbflow.sandbox.suspect.SuspectTrials;
import java.io.PrintStream;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code scripts/evaluate.sh --suspects}: labelled stretches, judged by what was told of them. */
@Command(
        name = "evaluate.sh --suspects",
        sortOptions = false,
        description = {
            "Runs simulated markets with stretches that look like manipulation, and with honest ones",
            "that have something of it, through the patterns, faster than the clock, and prints",
            "precision and recall of each."
        })
final class EvaluateSuspects {
    private static final String BEGIN = "<!-- evaluate.sh --suspects: begin -->";
    private static final String END = "<!-- evaluate.sh --suspects: end -->";

    @Mixin private final SeriesOptions series = new SeriesOptions(24);

    private EvaluateSuspects() {}

    /**
     * Prints the tables.
     *
     * @return 0, or 2 if it was asked for wrongly
     */
    static int run(String[] args, PrintStream out) {
        EvaluateSuspects options = new EvaluateSuspects();
        return new Invocation(new CommandLine(options), out).run(args, () -> options.evaluate(out));
    }

    private int evaluate(PrintStream out) throws Exception {
        Optional<MarkedPage> page = series.page(BEGIN, END);
        SuspectTrials trials = SuspectTrials.run(series.seeds, series.length(), out::println);
        out.println();
        trials.tables().forEach(out::println);
        trials.wrong().forEach(out::println);
        if (page.isPresent()) {
            page.get().write(trials.tables());
        }
        return RunLocal.FINE;
    }
}
