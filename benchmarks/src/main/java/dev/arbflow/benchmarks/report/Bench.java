package dev.arbflow.benchmarks.report;

import java.io.IOException;
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
     * @param arguments folder of the results, commit that is measured, rounds, and part of a name
     *     or nothing for all
     */
    public static void main(String[] arguments) throws RunnerException, IOException {
        int rounds = Integer.parseInt(arguments[2]);
        measure(
                Path.of(arguments[0]),
                new Rounds(arguments.length > 3 ? arguments[3] : "", arguments[1], Machine.line()),
                new Rounds.Length(rounds, WARMUPS, ITERATIONS, EACH));
    }

    static void measure(Path folder, Rounds rounds, Rounds.Length length)
            throws RunnerException, IOException {
        List<Measured> all =
                new Results(folder.resolve("performance.json")).updated(rounds.run(length));
        Files.writeString(folder.resolve("performance.md"), PerformancePage.of(all));
    }
}
