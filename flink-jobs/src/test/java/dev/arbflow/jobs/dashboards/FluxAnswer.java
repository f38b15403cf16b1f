package dev.arbflow.jobs.dashboards;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What InfluxDB 2 answers to a query: tables in CSV, with annotations or without, as the request's
 * dialect wants it.
 */
final class FluxAnswer {
    /** An annotation, the name of the result (empty where it is the default one), the table. */
    private static final Pattern ROW = Pattern.compile(",[^,]*,\\d+,.*");

    /**
     * Heading of the table in which InfluxDB tells of what went wrong after it had begun to answer.
     */
    private static final Pattern ERROR = Pattern.compile("(?m)^,?error,reference\\R,?(.*)");

    private FluxAnswer() {}

    /** The rows of all tables: neither annotations nor headings nor the lines between tables. */
    static List<String> rows(String body) {
        return body.lines().filter(line -> ROW.matcher(line).matches()).toList();
    }

    /** What went wrong while the answer was under way, which its status of 200 does not tell. */
    static Optional<String> error(String body) {
        Matcher told = ERROR.matcher(body);
        return told.find() ? Optional.of(told.group(1)) : Optional.empty();
    }
}
