package dev.arbflow.sandbox.run.commands;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.arbflow.jobs.config.settings.Environment;
import dev.arbflow.sandbox.run.RunSettings;
import dev.arbflow.sandbox.run.outcome.Summary;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** The command behind {@code scripts/evaluate.sh}: simulated runs, judged by their truth. */
@Command(
        name = "evaluate.sh",
        sortOptions = false,
        description = {
            "Runs simulated markets through the whole pipeline and prints a table: precision and",
            "recall of episodes and of pattern candidates against what was injected. Servers of the",
            "environment and of .env are not used."
        },
        footer = {"", "Every setting of docs/configuration.md may follow as --key value."})
final class Evaluate {

    @Option(
            names = "--seeds",
            paramLabel = "N,N...",
            split = ",",
            defaultValue = "1,2,3,4,5",
            description = "A run for each seed (default: ${DEFAULT-VALUE}).")
    List<Long> seeds;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "120",
            converter = WholeNumber.class,
            description = "How long each run lasts (default: ${DEFAULT-VALUE}).")
    int seconds;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = "arbflow-evaluation",
            description = "Where runs and their summaries go (default: ${DEFAULT-VALUE}).")
    Path dataDir;

    @Option(names = "--help", usageHelp = true, description = "Show this text.")
    boolean help;

    @Unmatched List<String> settings = new ArrayList<>();

    private Evaluate() {}

    /**
     * Prints the table.
     *
     * @return 0 if all runs went well, 1 if a result of one is wrong, 2 if it was asked for wrongly
     */
    static int run(String[] args, PrintStream out) {
        Evaluate options = new Evaluate();
        return new Invocation(new CommandLine(options), out).run(args, () -> options.evaluate(out));
    }

    private int evaluate(PrintStream out) throws IOException {
        EvaluationTable table = new EvaluationTable();
        JsonMapper mapper = new JsonMapper();
        int worst = RunLocal.FINE;
        Files.createDirectories(dataDir);
        for (long seed : seeds) {
            Path folder = dataDir.resolve("seed-" + seed);
            Path summary = dataDir.resolve("seed-" + seed + ".json");
            Files.deleteIfExists(summary);
            out.println("seed " + seed + " in " + folder);
            String[] run = options(seed, folder, summary);
            worst =
                    Math.max(
                            worst,
                            RunLocal.run(
                                    run,
                                    () -> RunSettings.withoutServers(Environment.ofThisProcess()),
                                    out,
                                    new CountDownLatch(1)));
            if (!Files.exists(summary)) {
                return worst; // the run has said why
            }
            JsonNode truth = mapper.readTree(summary.toFile()).get("truth");
            if (truth == null) {
                throw new IOException("--feed: only simulated markets have a truth to judge by");
            }
            table.add(Long.toString(seed), mapper.treeToValue(truth, Summary.Truth.class));
        }
        out.println();
        table.lines().forEach(out::println);
        return worst;
    }

    private String[] options(long seed, Path folder, Path summary) {
        List<String> options = new ArrayList<>(List.of("--quiet", "--ports", "auto"));
        options.addAll(List.of("--seed", Long.toString(seed)));
        options.addAll(List.of("--seconds", Integer.toString(seconds)));
        options.addAll(List.of("--data-dir", folder.toString()));
        options.addAll(List.of("--summary", summary.toString()));
        options.addAll(settings);
        return options.toArray(String[]::new);
    }
}
