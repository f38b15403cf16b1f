package dev.arbflow.jobs.export;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * Comma-separated values with a header; a missing value is an empty field, empty text is {@code
 * ""}.
 *
 * <p>Text that a spreadsheet would run as a formula gets an apostrophe in front, since names come
 * from venues. Figures do not: a negative number is no formula.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV injection</a>
 */
public final class CsvRows implements RowWriter {
    private static final String END = "\r\n";
    private static final String STARTS_FORMULA = "=+-@\t\r\n";

    /** Semicolon and tab are no separators here, but spreadsheets of some countries think so. */
    private static final String NEEDS_QUOTES = ",;\t\"\r\n";

    private final Writer out;
    private final int columns;

    private CsvRows(Writer out, int columns) {
        this.out = out;
        this.columns = columns;
    }

    /** Begins a file with its header; closing the rows closes it. */
    public static CsvRows begin(Writer out, List<String> columns) throws IOException {
        CsvRows rows = new CsvRows(out, columns.size());
        rows.write(columns.stream().map(Cell::text).toList());
        return rows;
    }

    @Override
    public void write(List<Cell> cells) throws IOException {
        if (cells.size() != columns) {
            throw new IllegalArgumentException(cells.size() + " cells for " + columns + " columns");
        }
        String separator = "";
        for (Cell cell : cells) {
            out.write(separator);
            out.write(field(cell));
            separator = ",";
        }
        out.write(END);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private static String field(Cell cell) {
        return switch (cell.kind()) {
            case MISSING -> "";
            case JSON -> quotedIfNeeded(cell.text());
            case TEXT -> cell.text().isEmpty() ? "\"\"" : quotedIfNeeded(harmless(cell.text()));
        };
    }

    private static String harmless(String text) {
        return STARTS_FORMULA.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }

    private static String quotedIfNeeded(String text) {
        boolean plain = text.chars().allMatch(c -> NEEDS_QUOTES.indexOf(c) < 0);
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
