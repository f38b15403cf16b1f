package dev.arbflow.sandbox.run.commands;

import dev.arbflow.sandbox.suspect.SuspectTrials;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

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

    @Option(
            names = "--seeds",
            paramLabel = "N,N...",
            split = ",",
            defaultValue = "1,2,3,4,5,6,7,8,9,10",
            description = "A market for each seed (default: ${DEFAULT-VALUE}).")
    List<Long> seeds;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "24",
            converter = WholeNumber.class,
            description = "How long each lasts by its own clock (default: ${DEFAULT-VALUE}).")
    int minutes;

    @Option(
            names = "--write",
            paramLabel = "FILE",
            description = "Also puts the tables between the markers of a document.")
    Path document;

    @Option(names = "--help", usageHelp = true, description = "Show this text.")
    boolean help;

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
        MarkedPage page = document == null ? null : new MarkedPage(document, BEGIN, END);
        if (page != null) {
            page.check();
        }
        SuspectTrials trials = SuspectTrials.run(seeds, Duration.ofMinutes(minutes), out::println);
        out.println();
        trials.tables().forEach(out::println);
        trials.wrong().forEach(out::println);
        if (page != null) {
            page.write(trials.tables());
        }
        return RunLocal.FINE;
    }
}
