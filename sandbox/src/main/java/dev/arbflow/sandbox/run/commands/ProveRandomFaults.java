package dev.arbflow.sandbox.run.commands;

import dev.arbflow.jobs.config.ConfigError;
import dev.arbflow.jobs.config.Detection;
import dev.arbflow.sandbox.run.SimulatedFeed;
import dev.arbflow.sandbox.scenario.FaultScenario;
import dev.arbflow.sandbox.soak.RandomFaults;
import dev.arbflow.sandbox.soak.Soak;
import dev.arbflow.sandbox.soak.SoakPlan;
import dev.arbflow.sandbox.soak.SoakReport;
import dev.arbflow.sandbox.truth.TruthRule;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/**
 * {@code scripts/prove-faults.sh --random}: long runs on all venues, with faults drawn at random.
 */
final class ProveRandomFaults {
    private static final String BEGIN = "<!-- made by scripts/prove-faults.sh --random: -->";
    private static final String END = "<!-- until here: random -->";

    /** Levels a side that the sessions of a run keep. */
    private static final int DEPTH = 25;

    @Option(
            names = "--random",
            required = true,
            description = "All venues at once, with faults drawn at random.")
    boolean random;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "60",
            converter = WholeNumber.class,
            description = "How much time is simulated for each seed (default: ${DEFAULT-VALUE}).")
    int minutes;

    @Option(
            names = "--seed",
            paramLabel = "N,N...",
            split = ",",
            defaultValue = "1",
            description = "A run for each seed of market and faults (default: ${DEFAULT-VALUE}).")
    List<Long> seeds;

    @Option(
            names = "--scenario",
            paramLabel = "FILE",
            description = "Play the faults of this file instead of drawing any.")
    Path scenario;

    private ProveRandomFaults() {}

    /**
     * Plays them and prints a table.
     *
     * @param out page in which the table is put; null to print it
     * @param quiet whether to say nothing but the table and what is wrong
     * @return 0 if everything is as it must be or known not to be, 1 if something is not
     */
    int prove(PrintStream console, Path out, boolean quiet) throws Exception {
        check(out);
        Detection detection = ProveFaults.defaults();
        TruthRule truth =
                TruthRule.of(
                        detection.rule(),
                        SimulatedFeed.charges(detection),
                        DEPTH,
                        detection.outOfOrderness());
        List<SoakReport> reports = new ArrayList<>();
        for (long seed : seeds) {
            SoakPlan plan = plan(seed);
            if (!quiet) {
                plan.lines().forEach(console::println);
            }
            reports.add(
                    Soak.run(
                            plan,
                            detection,
                            truth,
                            line -> {
                                if (!quiet) {
                                    console.println(line);
                                }
                            }));
        }
        tell(reports, console, out);
        return reports.stream().allMatch(each -> each.complaints().isEmpty())
                ? RunLocal.FINE
                : RunLocal.WRONG;
    }

    private void check(Path out) throws IOException {
        if (out != null) {
            page(out).check();
        }
        if (scenario == null) {
            long round = RandomFaults.ROUND.toMinutes();
            if (minutes < round) {
                throw new ConfigError("--minutes must be " + round + " or more, not " + minutes);
            }
        } else {
            try {
                FaultScenario.read(scenario);
            } catch (IllegalArgumentException e) {
                throw new ConfigError(e.getMessage());
            }
        }
    }

    private SoakPlan plan(long seed) throws IOException {
        Duration length = Duration.ofMinutes(minutes);
        return scenario == null
                ? SoakPlan.random(seed, length)
                : new SoakPlan(seed, length, true, Files.readAllLines(scenario));
    }

    private void tell(List<SoakReport> reports, PrintStream console, Path out) throws IOException {
        List<String> table = SoakReport.table(reports);
        if (out != null) {
            List<String> text = new ArrayList<>(List.of("", made(), ""));
            text.addAll(table);
            text.add("");
            page(out).write(text);
        } else {
            table.forEach(console::println);
        }
        reports.stream()
                .flatMap(each -> each.complaints().stream())
                .forEach(each -> console.println("wrong: " + each));
    }

    private String made() {
        return "Made by `scripts/prove-faults.sh --random --minutes "
                + minutes
                + " --seed "
                + seeds.stream().map(String::valueOf).collect(Collectors.joining(","))
                + "` with Java "
                + Runtime.version().feature()
                + " on "
                + Runtime.getRuntime().availableProcessors()
                + " processors:";
    }

    private static MarkedPage page(Path out) {
        return new MarkedPage(out, BEGIN, END);
    }
}
