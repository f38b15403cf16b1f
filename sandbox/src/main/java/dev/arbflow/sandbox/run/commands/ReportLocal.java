package dev.arbflow.sandbox.run.commands;

import dev.arbflow.embedded.EmbeddedMongo;
import dev.arbflow.jobs.ReportJob;
import dev.arbflow.jobs.config.settings.ConfigReader;
import dev.arbflow.sandbox.run.Runs;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command behind {@code scripts/report.sh}: ReportJob over what a finished run has stored. */
@Command(
        name = "report.sh",
        sortOptions = false,
        description = "Writes one HTML page about what a run of run-local.sh has stored.")
public final class ReportLocal {

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = "arbflow-data",
            description =
                    "Where runs are kept, of which the latest is meant, or the folder of one run"
                            + " (default: ${DEFAULT-VALUE}).")
    Path dataDir;

    @Option(
            names = "--run",
            paramLabel = "NAME",
            defaultValue = "",
            description = "Which run, by its name below DIR/runs (default: the latest).")
    String run;

    @Option(
            names = "--out",
            paramLabel = "FILE.html",
            defaultValue = "arbflow-report.html",
            description = "The page to write (default: ${DEFAULT-VALUE}).")
    Path out;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            defaultValue = "1970-01-01T00:00:00Z",
            description = "Start of the period in UTC (default: all).")
    String from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            defaultValue = "9999-01-01T00:00:00Z",
            description = "End of the period in UTC (default: all).")
    String to;

    @Option(names = "--help", usageHelp = true, description = "Show this text.")
    boolean help;

    private ReportLocal() {}

    /**
     * Writes the page.
     *
     * @return 0 if it is written, 1 if that failed, 2 if it was asked for wrongly
     */
    public static int run(String[] args, PrintStream console) {
        ReportLocal options = new ReportLocal();
        return new Invocation(new CommandLine(options), console)
                .run(
                        args,
                        () -> {
                            options.write();
                            console.println("report: " + options.out.toAbsolutePath());
                            return RunLocal.FINE;
                        });
    }

    private void write() throws Exception {
        Path folder = new Runs(dataDir).stored(run);
        Path stored = folder.resolve("mongo");
        System.setProperty("arbflow.log", folder.resolve("report.log").toString());
        String[] period = {
            "--report-from", from, "--report-to", to, "--report-out", out.toString()
        };
        try (EmbeddedMongo mongo = EmbeddedMongo.start(stored, 0)) {
            ReportJob.write(
                    StreamExecutionEnvironment.createLocalEnvironment(1, ReportJob.rules()),
                    new ConfigReader(period, Map.of("MONGO_URI", mongo.uri())).report());
        }
    }
}
