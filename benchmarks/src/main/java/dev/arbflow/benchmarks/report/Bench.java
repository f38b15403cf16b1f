package dev.arbflow.benchmarks.report;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.TimeValue;

/** Measures, and writes performance.json and performance.md; started by scripts/bench.sh. */
public final class Bench {
    private static final int WARMUPS = 4;
    private static final int ITERATIONS = 5;
    private static final TimeValue EACH = TimeValue.seconds(1);

    private Bench() {}

    /**
     * Measures.
     *
     * @param arguments folder of the results, commit that is measured, rounds (1 to 999), and part
     *     of a benchmark's name; without it all are measured
     */
    public static void main(String[] arguments) throws RunnerException, IOException {
        System.exit(run(arguments, System.err));
    }

    /**
     * The same.
     *
     * @return the exit status: 0, or 2 and one line on {@code err} if arguments are missing or
     *     wrong
     */
    static int run(String[] arguments, PrintStream err) throws RunnerException, IOException {
        Rounds rounds;
        Rounds.Length length;
        try {
            if (arguments.length < 3) {
                throw new IllegalArgumentException("usage: Bench FOLDER COMMIT ROUNDS [NAME]");
            }
            String part = arguments.length > 3 ? arguments[3] : "";
            rounds = new Rounds(Question.named(part), arguments[1], Machine.line());
            length = new Rounds.Length(number(arguments[2]), WARMUPS, ITERATIONS, EACH);
        } catch (IllegalArgumentException e) {
            err.println("arbflow: " + e.getMessage());
            return 2;
        }
        measure(Path.of(arguments[0]), rounds, length);
        return 0;
    }

    private static int number(String rounds) {
        if (!rounds.matches("[1-9][0-9]{0,2}")) {
            throw new IllegalArgumentException("rounds must be 1 to 999, not \"" + rounds + "\"");
        }
        return Integer.parseInt(rounds);
    }

    static void measure(Path folder, Rounds rounds, Rounds.Length length)
            throws RunnerException, IOException {
        List<Measured> all =
                new Results(folder.resolve("performance.json")).updated(rounds.run(length));
        Files.writeString(folder.resolve("performance.md"), PerformancePage.of(all));
    }
}
