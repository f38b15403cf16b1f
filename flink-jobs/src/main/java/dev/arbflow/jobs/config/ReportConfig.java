package dev.arbflow.jobs.config;

import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * Everything that ReportJob is told.
 *
 * @param mongo where the rows are
 * @param from start of the period, inclusive, event time
 * @param to end of the period, exclusive
 * @param out the HTML file to write
 */
public record ReportConfig(Mongo mongo, Instant from, Instant to, Path out) {

    /**
     * @throws IllegalArgumentException if the period is empty
     */
    public ReportConfig {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException(
                    "REPORT_FROM " + from + " must lie before REPORT_TO " + to);
        }
    }

    public static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("for example 2026-11-23T00:00:00Z", e);
        }
    }
}
