package dev.arbflow.sandbox.run.commands;

import dev.arbflow.jobs.JobSettings;
import dev.arbflow.jobs.config.settings.ConfigCheck;
import dev.arbflow.sandbox.run.Interruption;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The command line of arbflow: one command per script, each with the options of the script. */
public final class Arbflow {
    private static final List<Command> COMMANDS =
            List.of(
                    new Command(
                            "run",
                            "Runs venues, servers and jobs in this process (run-local.sh).",
                            RunLocal::start),
                    new Command(
                            "report",
                            "Writes one HTML page about a run (report.sh).",
                            ReportLocal::run),
                    new Command(
                            "export",
                            "Writes what is stored as CSV or JSON lines (export.sh).",
                            ExportLocal::start),
                    new Command(
                            "config",
                            "Says what every setting is and who set it (config.sh check).",
                            Arbflow::config),
                    new Command(
                            "topics",
                            "Prints records of a topic as JSON lines (topics.sh cat).",
                            CatTopic::start),
                    new Command(
                            "rules",
                            "Shows, checks and sends rules of detection (rules.sh).",
                            KeepRules::start),
                    new Command(
                            "backup",
                            "Writes what cannot be made again into a folder (backup.sh).",
                            KeepBackup::write),
                    new Command(
                            "restore",
                            "Puts back what the servers lack of a backup (restore.sh).",
                            KeepBackup::restore),
                    new Command(
                            "evaluate",
                            "Judges simulated runs by what was put in (evaluate.sh).",
                            EvaluateTrials::run),
                    new Command(
                            "prove-faults",
                            "Tries every fault on every venue (prove-faults.sh).",
                            ProveFaults::run),
                    new Command(
                            "prove-takeover",
                            "Kills one of two ingests while a reader looks (prove-takeover.sh).",
                            ProveTakeover::run),
                    new Command(
                            "record-frames",
                            "Records what simulated venues say (record-sample-frames.sh).",
                            RecordFrames::run),
                    new Command(
                            "serve",
                            "Serves one part of the sandbox (servers.sh).",
                            ServeOne::run));

    private Arbflow() {}

    /**
     * A command.
     *
     * @param name the first argument that starts it
     * @param does one sentence for the usage
     * @param start takes the other arguments, returns the exit status
     */
    private record Command(String name, String does, Lasting start) {

        Command(String name, String does, Ending start) {
            this(name, does, (args, out, interruption) -> start.run(args, out));
        }
    }

    /** A command that ends by itself; Ctrl-C just kills it. */
    private interface Ending {
        int run(String[] args, PrintStream out);
    }

    /** A command that may run until it is told to end, and asks for that once it begins. */
    private interface Lasting {
        int run(String[] args, PrintStream out, Supplier<CountDownLatch> interruption);
    }

    /**
     * Runs a command and ends the process.
     *
     * @param args the command, then what its {@code --help} says
     */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int status = run(args, out, () -> Interruption.heard(out));
        Runtime.getRuntime().halt(status); // libraries leave threads that would hold the process
    }

    /**
     * Runs a command in this process, which the command does not end.
     *
     * @return 0 if all went well, 1 if a result is wrong or it failed, 2 if it was asked for
     *     wrongly
     */
    public static int run(String[] args, PrintStream out) {
        return run(args, out, () -> new CountDownLatch(1));
    }

    private static int run(String[] args, PrintStream out, Supplier<CountDownLatch> interruption) {
        if (args.length == 0 || args[0].equals("--help")) {
            usage().usage(out);
            return args.length == 0 ? RunLocal.REFUSED : RunLocal.FINE;
        }
        Optional<Command> command =
                COMMANDS.stream().filter(each -> each.name.equals(args[0])).findFirst();
        if (command.isEmpty()) {
            out.println("arbflow: no command '" + args[0] + "'; --help lists them");
            return RunLocal.REFUSED;
        }
        return command.get().start.run(Arrays.copyOfRange(args, 1, args.length), out, interruption);
    }

    private static int config(String[] args, PrintStream out) {
        if (args.length == 0 || !args[0].equals("check")) {
            out.println("config check [--any-setting value]...");
            return List.of(args).contains("--help") ? RunLocal.FINE : RunLocal.REFUSED;
        }
        return ConfigCheck.run(Arrays.copyOfRange(args, 1, args.length), JobSettings::check, out);
    }

    private static CommandLine usage() {
        CommandSpec root = CommandSpec.create().name("arbflow");
        for (Command command : COMMANDS) {
            CommandSpec spec = CommandSpec.create();
            spec.usageMessage().description(command.does);
            root.addSubcommand(command.name, spec);
        }
        return new CommandLine(root);
    }
}
