package dev.arbflow.sandbox.run.commands;

import dev.arbflow.embedded.EmbeddedMongo;
import dev.arbflow.jobs.Export;
import dev.arbflow.jobs.config.settings.ConfigReader;
import dev.arbflow.jobs.config.settings.Environment;
import dev.arbflow.jobs.export.ExportFolder;
import dev.arbflow.jobs.export.ExportFormat;
import dev.arbflow.jobs.io.mongo.read.ExportTable;
import dev.arbflow.jobs.io.mongo.read.MongoExport;
import dev.arbflow.jobs.report.ReportPeriod;
import dev.arbflow.sandbox.run.Runs;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The command behind {@code scripts/export.sh}: what is stored, as files for researchers. */
@Command(
        name = "export.sh",
        sortOptions = false,
        description = {
            "Writes what is stored as CSV or JSON lines.",
            "Reads a finished run with --data-dir, else the store of MONGO_URI and MONGO_DB."
        })
final class ExportLocal {

    @Option(
            names = "--from",
            paramLabel = "TIME",
            defaultValue = "1970-01-01T00:00:00Z",
            description = "Start of the period in UTC, inclusive (default: all).")
    Instant from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            defaultValue = "9999-01-01T00:00:00Z",
            description = "End of the period in UTC, exclusive (default: all).")
    Instant to;

    @Option(
            names = "--format",
            paramLabel = "csv|jsonl",
            defaultValue = "csv",
            description = "How files are written (default: ${DEFAULT-VALUE}).")
    ExportFormat format;

    @Option(
            names = "--what",
            paramLabel = "TABLE",
            split = ",",
            description = "Of ${COMPLETION-CANDIDATES} (default: all of them).")
    List<ExportTable> what = new ArrayList<>();

    @Option(
            names = "--private",
            description = "Only the noised sums that may be shared, and their terms.")
    boolean noisedOnly;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description =
                    "Where runs of run-local.sh are kept, of which the latest is meant, or the"
                            + " folder of one run.")
    Path dataDir;

    @Option(
            names = "--run",
            paramLabel = "NAME",
            defaultValue = "",
            description = "Which run, by its name below DIR/runs (default: the latest).")
    String run;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Where the files go; with --private a new or empty folder.")
    Path out;

    @Option(names = "--help", usageHelp = true, description = "Show this text.")
    boolean help;

    private ExportLocal() {}

    /** Writes the files of a process's own environment. */
    static int start(String[] args, PrintStream console) {
        return run(args, Environment::ofThisProcess, console);
    }

    /**
     * Writes the files.
     *
     * @return 0 if they are written, 1 if that failed, 2 if it was asked for wrongly
     */
    static int run(String[] args, Supplier<Environment> given, PrintStream console) {
        ExportLocal options = new ExportLocal();
        return new Invocation(options.commandLine(), console)
                .run(
                        args,
                        () -> {
                            options.write(given.get().all(), console);
                            return RunLocal.FINE;
                        });
    }

    private CommandLine commandLine() {
        return new CommandLine(this)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(Instant.class, ExportLocal::time);
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException(
                    "'" + text + "' is no UTC time like 2026-11-23T00:00:00Z");
        }
    }

    private void write(Map<String, String> environment, PrintStream console) throws IOException {
        if (!from.isBefore(to)) {
            throw new IOException("--from " + from + " must lie before --to " + to);
        }
        if (noisedOnly && !what.isEmpty()) {
            throw new IOException(
                    "--private lets nothing but noised sums out, so it goes without --what");
        }
        if (dataDir == null) {
            if (!environment.containsKey("MONGO_URI")) {
                throw new IOException("say with --data-dir or MONGO_URI where the data is");
            }
            write(new ConfigReader(new String[0], environment), console);
            return;
        }
        Path stored = new Runs(dataDir).stored(run).resolve("mongo");
        try (EmbeddedMongo mongo = EmbeddedMongo.start(stored, 0)) {
            write(new ConfigReader(new String[0], Map.of("MONGO_URI", mongo.uri())), console);
        }
    }

    private void write(ConfigReader config, PrintStream console) throws IOException {
        MongoExport stored =
                new MongoExport(config.report().mongo(), ReportPeriod.between(from, to));
        ExportFolder folder = new ExportFolder(out, format);
        if (noisedOnly) {
            Export.writeShared(stored, folder, console::println);
        } else {
            Export.write(stored, tables(), folder, console::println);
        }
    }

    private EnumSet<ExportTable> tables() {
        return what.isEmpty() ? EnumSet.allOf(ExportTable.class) : EnumSet.copyOf(what);
    }
}
