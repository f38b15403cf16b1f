package dev.arbflow.sandbox.run.commands;

import dev.arbflow.jobs.Backup;
import dev.arbflow.jobs.config.settings.ConfigReader;
import dev.arbflow.jobs.config.settings.Environment;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The commands behind {@code scripts/backup.sh} and {@code scripts/restore.sh}. */
@Command(
        sortOptions = false,
        description = {
            "Writes key, rules and documents that cannot be made again into a folder, or puts back"
                    + " what is missing.",
            "Servers and key are those of the environment or of .env."
        })
final class KeepBackup {

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            required = true,
            description = "The folder: new for a backup, a whole backup for restoring.")
    Path dir;

    @Option(names = "--help", usageHelp = true, description = "Show this text.")
    boolean help;

    private KeepBackup() {}

    /** What is done with a backup. */
    private interface Work {
        void on(Backup backup) throws Exception;
    }

    /** Writes a backup of the servers that this process's environment names. */
    static int write(String[] args, PrintStream console) {
        return run("backup", args, Environment::ofThisProcess, console, Backup::write);
    }

    /** Puts back what those servers lack. */
    static int restore(String[] args, PrintStream console) {
        return run("restore", args, Environment::ofThisProcess, console, Backup::restore);
    }

    private static int run(
            String name,
            String[] args,
            Supplier<Environment> given,
            PrintStream console,
            Work work) {
        KeepBackup options = new KeepBackup();
        return new Invocation(new CommandLine(options).setCommandName(name), console)
                .run(
                        args,
                        () -> {
                            ConfigReader config =
                                    new ConfigReader(new String[0], given.get().all());
                            work.on(new Backup(config.pipeline(), options.dir, console::println));
                            return RunLocal.FINE;
                        });
    }
}
