package dev.arbflow.jobs.export;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** One JSON object a line, with every column in each; a missing value is {@code null}. */
public final class JsonLineRows implements RowWriter {
    private final Writer out;
    private final List<String> names;

    private JsonLineRows(Writer out, List<String> names) {
        this.out = out;
        this.names = names;
    }

    /** Begins a file; closing the rows closes it. */
    public static JsonLineRows begin(Writer out, List<String> columns) {
        return new JsonLineRows(out, columns.stream().map(JsonLineRows::quoted).toList());
    }

    @Override
    public void write(List<Cell> cells) throws IOException {
        if (cells.size() != names.size()) {
            throw new IllegalArgumentException(
                    cells.size() + " cells for " + names.size() + " columns");
        }
        String separator = "{";
        for (int column = 0; column < cells.size(); column++) {
            out.write(separator);
            out.write(names.get(column));
            out.write(':');
            out.write(value(cells.get(column)));
            separator = ",";
        }
        out.write("}\n");
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private static String value(Cell cell) {
        return switch (cell.kind()) {
            case MISSING -> "null";
            case JSON -> cell.text();
            case TEXT -> quoted(cell.text());
        };
    }

    private static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
