package dev.arbflow.sandbox.run.commands;

import dev.arbflow.sandbox.trial.TrialSeries;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command behind {@code scripts/evaluate.sh}: compressed trials, judged to the last digit. */
@Command(
        name = "evaluate.sh",
        sortOptions = false,
        description = {
            "Runs simulated markets with every kind of false opportunity through detection, faster",
            "than the clock, and prints what was found, what every candidate was taken for, and how",
            "a naive detector does on the same input. With --live as the first argument it follows",
            "the clock instead: the whole pipeline, pattern candidates included (--live --help).",
            "--suspects judges what looks like manipulation (--suspects --help)."
        })
final class EvaluateTrials {
    private static final String LIVE = "--live";
    private static final String SUSPECTS = "--suspects";
    private static final String BEGIN = "<!-- evaluate.sh: begin -->";
    private static final String END = "<!-- evaluate.sh: end -->";

    @Mixin private final SeriesOptions series = new SeriesOptions(5);

    private EvaluateTrials() {}

    /**
     * Prints the tables.
     *
     * @return 0 if nothing is wrong, 1 if something is, 2 if it was asked for wrongly
     */
    static int run(String[] args, PrintStream out) {
        if (args.length > 0 && args[0].equals(LIVE)) {
            return Evaluate.run(Arrays.copyOfRange(args, 1, args.length), out);
        }
        if (args.length > 0 && args[0].equals(SUSPECTS)) {
            return EvaluateSuspects.run(Arrays.copyOfRange(args, 1, args.length), out);
        }
        EvaluateTrials options = new EvaluateTrials();
        return new Invocation(new CommandLine(options), out).run(args, () -> options.evaluate(out));
    }

    private int evaluate(PrintStream out) throws Exception {
        Optional<MarkedPage> page = series.page(BEGIN, END);
        TrialSeries trials = TrialSeries.run(series.seeds, series.length(), out::println);
        out.println();
        trials.tables().forEach(out::println);
        trials.complaints().forEach(line -> out.println("WRONG " + line));
        if (page.isPresent()) {
            page.get().write(trials.tables());
        }
        return trials.complaints().isEmpty() ? RunLocal.FINE : RunLocal.WRONG;
    }

    static MarkedPage page(Path document) {
        return new MarkedPage(document, BEGIN, END);
    }
}
