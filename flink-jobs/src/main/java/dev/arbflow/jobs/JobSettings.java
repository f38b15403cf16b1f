package dev.arbflow.jobs;

import dev.arbflow.jobs.config.settings.ConfigReader;

/** Reads, without a server, what every job reads before it starts. */
public final class JobSettings {
    private JobSettings() {}

    /**
     * Reads it as the mains of the jobs do, one job after another.
     *
     * @throws dev.arbflow.jobs.config.ConfigError if a job would not start
     */
    public static void check(ConfigReader reader) {
        IngestJob.settings(reader);
        ArbitrageJob.settings(reader);
        ArchiveJob.settings(reader);
        PatternJob.settings(reader);
        ReportJob.settings(reader);
    }
}
