package dev.arbflow.jobs.dashboards;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What InfluxDB 2 answers to a query: tables in CSV, with annotations or without, as the request's
 * dialect wants it.
 */
final class FluxAnswer {
    /** An annotation, the name of the result (empty where it is the default one), the table. */
    private static final Pattern ROW = Pattern.compile(",[^,]*,\\d+,.*");

    private FluxAnswer() {}

    /** The rows of all tables: neither annotations nor headings nor the lines between tables. */
    static List<String> rows(String body) {
        return body.lines().filter(line -> ROW.matcher(line).matches()).toList();
    }
}
