package dev.arbflow.jobs.export;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/** How files are written. */
public enum ExportFormat {
    /** Comma-separated values, for spreadsheets and data frames. */
    CSV,
    /** JSON lines, which keep numbers, words and nothing apart. */
    JSONL;

    /** Begins a file of a table. */
    RowWriter begin(Writer out, List<String> columns) throws IOException {
        return this == CSV ? CsvRows.begin(out, columns) : JsonLineRows.begin(out, columns);
    }

    /** How names of such files end, with the dot. */
    String ending() {
        return "." + name().toLowerCase(Locale.ROOT);
    }
}
