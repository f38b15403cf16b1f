package dev.arbflow.jobs;

import dev.arbflow.jobs.config.ConfigError;
import dev.arbflow.jobs.config.ReportConfig;
import dev.arbflow.jobs.config.settings.ConfigReader;
import dev.arbflow.jobs.io.mongo.StoredOrigins;
import dev.arbflow.jobs.io.mongo.read.ReportSources;
import dev.arbflow.jobs.report.HtmlReport;
import dev.arbflow.jobs.report.ReportPeriod;
import dev.arbflow.jobs.report.ReportSection;
import dev.arbflow.jobs.report.ReportTopology;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;

/** Reads a period from the document store and writes one self-contained HTML page about it. */
public final class ReportJob {
    private ReportJob() {}

    /**
     * Computes in the cluster that {@code flink run} names and writes the page where the client
     * runs.
     *
     * @param args settings as {@code --key value}, see docs/configuration.md
     */
    public static void main(String[] args) throws Exception {
        JobMain.run(() -> submit(args));
    }

    private static void submit(String[] args) throws Exception {
        ReportConfig config = settings(new ConfigReader(args, System.getenv()));
        write(environment(), config);
        System.out.println("report: " + config.out().toAbsolutePath());
    }

    /**
     * Reads all that the job takes.
     *
     * @throws ConfigError if a setting is missing or wrong
     */
    static ReportConfig settings(ConfigReader reader) {
        return reader.report();
    }

    /** Runs the job in an environment and writes the page. */
    public static void write(StreamExecutionEnvironment env, ReportConfig config) throws Exception {
        ReportPeriod period = ReportPeriod.between(config.from(), config.to());
        List<ReportSection> sections = new ArrayList<>();
        try (CloseableIterator<ReportSection> finished =
                ReportTopology.build(ReportSources.rows(env, config.mongo()), period)
                        .executeAndCollect("arbflow report")) {
            finished.forEachRemaining(sections::add);
        }
        write(
                config.out(),
                HtmlReport.of(Instant.now(), StoredOrigins.in(config.mongo()), sections));
    }

    /** A bounded run keeps no state for later, so its operators need no lasting names. */
    public static Configuration rules() {
        Configuration rules = new Configuration();
        rules.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.BATCH);
        rules.set(PipelineOptions.GENERIC_TYPES, false);
        rules.set(PipelineOptions.OBJECT_REUSE, true);
        return rules;
    }

    private static StreamExecutionEnvironment environment() {
        return StreamExecutionEnvironment.getExecutionEnvironment(rules());
    }

    private static void write(Path out, String page) throws IOException {
        Path folder = out.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(out, page, StandardCharsets.UTF_8);
    }
}
