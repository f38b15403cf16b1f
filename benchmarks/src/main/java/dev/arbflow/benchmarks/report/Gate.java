package dev.arbflow.benchmarks.report;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Says whether arbflow has become much slower than performance.json has it, or makes much more
 * garbage; started by {@code scripts/bench.sh --gate}.
 *
 * <p>What is compared are ratios to the other ways in the same round, which travel between
 * machines, and bytes, which hardly vary. What looks slower in a short look is measured at length
 * before it is called so.
 */
public final class Gate {
    /**
     * A machine with other work halves a short measurement's ratio at times, never a long one's.
     */
    private static final double MIN_OF_RATIO = 0.5;

    private static final double MAX_GARBAGE_RATIO = 1.5;

    /** Of buffers that are made once and belong to no operation. */
    private static final double BYTES_ASIDE = 100;

    private static final Rounds.Length SHORT =
            new Rounds.Length(1, 3, 3, TimeValue.milliseconds(500));
    private static final Rounds.Length LONG = new Rounds.Length(3, 4, 5, TimeValue.seconds(1));

    private final Measurement shortly;
    private final Measurement atLength;

    /** Measures the benchmarks of questions. */
    interface Measurement {
        List<Measured> of(List<Question> questions) throws RunnerException;
    }

    Gate(Measurement shortly, Measurement atLength) {
        this.shortly = shortly;
        this.atLength = atLength;
    }

    /**
     * Measures and compares.
     *
     * @param arguments folder of performance.json, and part of a benchmark's name; without it all
     *     are measured
     */
    public static void main(String[] arguments) throws RunnerException, IOException {
        System.exit(run(arguments, System.err));
    }

    /**
     * The same.
     *
     * @return the exit status: 0 if nothing is slower; 1 with a line on {@code err} for each that
     *     is; 2 with one line if arguments are missing or wrong
     */
    static int run(String[] arguments, PrintStream err) throws RunnerException, IOException {
        List<Question> questions;
        try {
            if (arguments.length < 1) {
                throw new IllegalArgumentException("usage: Gate FOLDER [NAME]");
            }
            questions = Question.named(arguments.length > 1 ? arguments[1] : "");
        } catch (IllegalArgumentException e) {
            err.println("arbflow: " + e.getMessage());
            return 2;
        }
        List<Measured> kept = new Results(Path.of(arguments[0]).resolve("performance.json")).read();
        Gate gate = new Gate(each -> measure(each, SHORT), each -> measure(each, LONG));
        List<String> slower = gate.slower(kept, questions);
        slower.forEach(err::println);
        return slower.isEmpty() ? 0 : 1;
    }

    private static List<Measured> measure(List<Question> questions, Rounds.Length length)
            throws RunnerException {
        return new Rounds(questions, "", "").run(length);
    }

    /** A line for each way in which what is measured now is worse than what is kept. */
    List<String> slower(List<Measured> kept, List<Question> questions) throws RunnerException {
        List<Question> doubtful =
                shortly.of(questions).stream()
                        .filter(each -> !worse(kept, each).isEmpty())
                        .map(each -> Question.of(each.benchmark()))
                        .distinct()
                        .toList();
        List<String> lines = new ArrayList<>();
        if (!doubtful.isEmpty()) {
            atLength.of(doubtful).forEach(each -> lines.addAll(worse(kept, each)));
        }
        return lines;
    }

    private static List<String> worse(List<Measured> kept, Measured now) {
        return kept.stream()
                .filter(each -> each.key().equals(now.key()))
                .findFirst()
                .map(each -> worse(each, now))
                .orElseGet(() -> List.of(now.key().strip() + ": nothing is kept to compare with"));
    }

    private static List<String> worse(Measured kept, Measured now) {
        List<String> lines = new ArrayList<>();
        Map<String, Measured.Figures> others = new TreeMap<>(kept.ways());
        others.keySet().retainAll(now.ways().keySet());
        others.remove(Measured.OURS);
        for (String way : others.keySet()) {
            if (now.ratioTo(way) < MIN_OF_RATIO * kept.ratioTo(way)) {
                lines.add(line(now, "ratio to " + way, kept.ratioTo(way), now.ratioTo(way)));
            }
        }
        double before = kept.ours().medianBytes();
        double bytes = now.ours().medianBytes();
        if (bytes > MAX_GARBAGE_RATIO * before + BYTES_ASIDE) {
            lines.add(line(now, "bytes of garbage", before, bytes));
        }
        lines.sort(Comparator.naturalOrder());
        return lines;
    }

    private static String line(Measured now, String what, double before, double after) {
        return String.format(
                Locale.ROOT, "%s: %s was %.2f, is %.2f", now.key().strip(), what, before, after);
    }
}
