package dev.arbflow.jobs.report;

/**
 * One finished part of the page.
 *
 * @param name its key, for example {@code episodes}
 * @param json its figures, as the page's script reads them
 */
public record ReportSection(String name, String json) {}
