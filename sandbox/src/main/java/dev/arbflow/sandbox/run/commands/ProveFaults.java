package dev.arbflow.sandbox.run.commands;

import dev.arbflow.jobs.config.ConfigError;
import dev.arbflow.jobs.config.Detection;
import dev.arbflow.jobs.config.settings.ConfigReader;
import dev.arbflow.market.Feed;
import dev.arbflow.sandbox.matrix.FaultMatrix;
import dev.arbflow.sandbox.matrix.Unprovable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command behind {@code scripts/prove-faults.sh}: every fault on every venue, as a table. */
@Command(
        name = "prove-faults.sh",
        sortOptions = false,
        description = {
            "Tries every fault on every venue: the connector's protocols and sessions against",
            "simulated venues in simulated time, judged by what the simulation knows. With --random",
            "all venues at once for long, with faults drawn at random."
        })
final class ProveFaults {
    private static final String BEGIN = "<!-- made by scripts/prove-faults.sh: -->";
    private static final String END = "<!-- until here -->";

    @Option(
            names = "--venues",
            paramLabel = "NAME,...",
            split = ",",
            description = "Which columns (default: all).")
    List<Feed> venues;

    @Option(
            names = "--faults",
            paramLabel = "TEXT",
            description = "Only rows whose name contains this.")
    String faults;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Put the table between its marks in this page.")
    Path out;

    @ArgGroup(exclusive = false)
    ProveRandomFaults random;

    @Option(names = "--quiet", description = "Say nothing but the table.")
    boolean quiet;

    @Option(names = "--help", usageHelp = true, description = "Show this text.")
    boolean help;

    private ProveFaults() {}

    /**
     * Prints the table.
     *
     * @return 0 if everything is as it must be, 1 if something is not, 2 if it was asked for
     *     wrongly
     */
    static int run(String[] args, PrintStream console) {
        ProveFaults options = new ProveFaults();
        return new Invocation(new CommandLine(options), console)
                .run(args, () -> options.prove(console));
    }

    private int prove(PrintStream console) throws Exception {
        if (random != null) {
            if (venues != null || faults != null) {
                throw new ConfigError("--random is about all venues and faults");
            }
            return random.prove(console, out, quiet);
        }
        check();
        FaultMatrix matrix =
                FaultMatrix.play(
                        this::isWanted,
                        venues == null ? List.of(Feed.values()) : venues,
                        defaults(),
                        line -> {
                            if (!quiet) {
                                console.println(line);
                            }
                        });
        List<String> page = new ArrayList<>(matrix.table());
        page.add("");
        page.add("What nothing that a venue sends can prove:");
        page.add("");
        page.addAll(Unprovable.lines());
        if (out != null) {
            page.add(0, "");
            page.add("");
            page().write(page);
        } else {
            page.forEach(console::println);
        }
        matrix.complaints().forEach(each -> console.println("wrong: " + each));
        return matrix.complaints().isEmpty() ? RunLocal.FINE : RunLocal.WRONG;
    }

    private boolean isWanted(String row) {
        return faults == null || row.contains(faults);
    }

    /** Refuses what would be found out only when all has been played. */
    private void check() throws IOException {
        if (FaultMatrix.names().stream().noneMatch(this::isWanted)) {
            throw new ConfigError("--faults: no row has a name that contains '" + faults + "'");
        }
        if (out != null) {
            page().check();
        }
    }

    /** What the jobs are given when nobody sets anything. */
    static Detection defaults() {
        return new ConfigReader(new String[0], Map.of()).detection();
    }

    private MarkedPage page() {
        return new MarkedPage(out, BEGIN, END);
    }
}
