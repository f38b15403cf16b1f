package dev.arbflow.jobs.io.mail;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A figure and what it is. */
record Row(String label, String value) {

    /** Rows as plain text, the values below each other from a column on. */
    static String lines(List<Row> rows, int column) {
        return rows.stream()
                .map(
                        row ->
                                String.format(
                                        Locale.ROOT,
                                        "%-" + column + "s%s\n",
                                        row.label() + ":",
                                        row.value()))
                .collect(Collectors.joining());
    }
}
