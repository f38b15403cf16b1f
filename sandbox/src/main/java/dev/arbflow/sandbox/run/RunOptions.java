package dev.arbflow.sandbox.run;

import dev.arbflow.jobs.config.settings.ClosestName;
import dev.arbflow.jobs.config.settings.Setting;
import dev.arbflow.sandbox.scenario.FaultLine;
import dev.arbflow.sandbox.scenario.FaultScenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** What a person may say on the command line. */
@Command(
        name = "run-local.sh",
        sortOptions = false,
        description = "Runs the whole pipeline in one process on this machine.",
        footer = {
            "",
            "Every setting of docs/configuration.md may follow as --key value, for example",
            "  --min-net-bps 5 --markets BTC/USD"
        })
public final class RunOptions {

    @Option(
            names = "--feed",
            paramLabel = "simulated|live|frames:DIR",
            defaultValue = "simulated",
            description = "Where market data comes from (default: ${DEFAULT-VALUE}).")
    String feed;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "Stop after N seconds (default: until Ctrl-C, or the recording's end).")
    public Integer seconds;

    @Option(
            names = "--summary",
            paramLabel = "FILE",
            description = "Write counters, truth and latencies as JSON at the end.")
    public Path summary;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = "arbflow-data",
            description =
                    "Where runs are kept, each in a new folder runs/TIME-FEED with its log and what"
                            + " its servers store; nothing is removed (default: ${DEFAULT-VALUE}).")
    public Path dataDir;

    @Option(
            names = "--resume",
            description =
                    "Go on in the folder of the latest run of the same data, with what its servers"
                            + " store.")
    public boolean resume;

    @Option(
            names = "--run",
            paramLabel = "NAME",
            defaultValue = "",
            description = "With --resume: which run, by its name below DIR/runs.")
    public String run;

    @Option(
            names = "--ports",
            paramLabel = "default|auto",
            defaultValue = "default",
            description = "auto takes free ports (default: ${DEFAULT-VALUE}).")
    public String ports;

    @Option(
            names = "--speed",
            paramLabel = "N|max",
            defaultValue = "1",
            description = "How fast recorded frames are played (default: ${DEFAULT-VALUE}).")
    String speed;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "Seed of the simulated market (default: ${DEFAULT-VALUE}).")
    long seed;

    @Option(
            names = "--scenario",
            paramLabel = "FILE",
            description =
                    "What is to go wrong with the simulated venues and their market, a line each"
                            + " (docs/scenarios.md).")
    Path scenarioFile;

    @Option(
            names = "--no-patterns",
            description = "Run without the job that looks for patterns, to measure what it costs.")
    boolean noPatterns;

    @Option(names = "--quiet", description = "Say nothing but the result.")
    public boolean quiet;

    @Option(names = "--help", usageHelp = true, description = "Show this text.")
    boolean help;

    private static final String FRAMES = "frames:";

    /** A word on what is read. */
    public String what() {
        return recordings().isPresent() ? "recorded" : feed;
    }

    /**
     * What can be said before anything is made or started.
     *
     * @throws IllegalArgumentException if an option is wrong by itself
     * @throws IOException if a file of one is not there
     */
    public void checkForm() throws IOException {
        check();
        if (seconds != null && seconds < 1) {
            throw new IllegalArgumentException("--seconds must be 1 or more, not " + seconds);
        }
        checkResume();
        if (scenarioFile != null && !feed.equals("simulated")) {
            throw new IllegalArgumentException("--scenario is for --feed simulated");
        }
        scenario();
        if (summary != null) {
            checkSummary(summary.toAbsolutePath());
        }
        Ports.parse(ports);
        settings.stream().filter(each -> each.startsWith("--")).forEach(RunOptions::checkName);
    }

    private void checkResume() {
        if (!run.isEmpty() && !resume) {
            throw new IllegalArgumentException("--run says which run to --resume");
        }
        if (resume && recordings().isPresent()) {
            throw new IllegalArgumentException(
                    "--resume goes on with simulated or live data; a recording begins anew");
        }
    }

    private static void checkSummary(Path file) {
        if (!Files.isDirectory(file.getParent())) {
            throw new IllegalArgumentException("--summary: no such folder: " + file.getParent());
        }
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException("--summary: is a folder: " + file);
        }
        if (!Files.isWritable(Files.exists(file) ? file : file.getParent())) {
            throw new IllegalArgumentException("--summary: may not write to " + file);
        }
    }

    /** Somebody who misspelt an option of this command is not told of a setting. */
    private static void checkName(String argument) {
        String name = argument.split("=", 2)[0];
        List<String> names = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            names.add("--" + setting.key());
        }
        new CommandLine(new RunOptions())
                .getCommandSpec()
                .options()
                .forEach(option -> names.add(option.longestName()));
        if (!names.contains(name)) {
            throw new IllegalArgumentException(
                    "unknown option '"
                            + name
                            + "'; did you mean "
                            + ClosestName.to(name, names)
                            + "?");
        }
    }

    /** The folder of recordings to play, if that is the feed. */
    Optional<Path> recordings() {
        return feed.startsWith(FRAMES)
                ? Optional.of(Path.of(feed.substring(FRAMES.length())))
                : Optional.empty();
    }

    /**
     * What is to go wrong; empty if nothing is.
     *
     * @throws IOException if there is no such file
     * @throws IllegalArgumentException if a line of it is wrong
     */
    Optional<FaultScenario> scenario() throws IOException {
        if (scenarioFile == null) {
            return Optional.empty();
        }
        FaultScenario scenario = FaultScenario.read(scenarioFile);
        for (FaultLine line : scenario.lines()) {
            if (line.kind().needsSimulatedTime()) {
                throw new IllegalArgumentException(
                        "--scenario: "
                                + line.kind().word()
                                + " is for scripts/prove-faults.sh only: the jobs read the clock"
                                + " of this machine");
            }
        }
        return Optional.of(scenario);
    }

    /** How much faster than recorded; infinite for as fast as possible. */
    double replaySpeed() {
        if (speed.equals("max")) {
            return Double.POSITIVE_INFINITY;
        }
        try {
            return Double.parseDouble(speed);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--speed must be a number or max: " + speed, e);
        }
    }

    /**
     * @throws IllegalArgumentException if feed or speed is none that there is
     */
    void check() {
        if (recordings().filter(folder -> !Files.isDirectory(folder)).isPresent()) {
            throw new IllegalArgumentException("--feed: no such folder: " + recordings().get());
        }
        if (recordings().isEmpty() && !feed.equals("simulated") && !feed.equals("live")) {
            throw new IllegalArgumentException(
                    "--feed must be simulated, live or frames:DIR, not '" + feed + "'");
        }
        if (!(replaySpeed() > 0)) {
            throw new IllegalArgumentException("--speed must be above zero, not " + speed);
        }
    }

    /** Settings of the jobs; {@code ConfigReader} judges them. */
    @Unmatched public List<String> settings = new ArrayList<>();
}
