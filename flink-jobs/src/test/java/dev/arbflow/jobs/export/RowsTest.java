package dev.arbflow.jobs.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What comes out of a file is what went in. */
class RowsTest {
    private static final List<String> COLUMNS = List.of("a", "b", "c");

    @Property
    void anyTextIsReadBackFromCsv(@ForAll("rows") List<List<String>> rows) throws IOException {
        List<List<String>> read = CsvReader.read(write(ExportFormat.CSV, rows));

        assertThat(read.get(0)).isEqualTo(COLUMNS);
        assertThat(read.subList(1, read.size()))
                .isEqualTo(
                        rows.stream()
                                .map(row -> row.stream().map(RowsTest::harmless).toList())
                                .toList());
    }

    @Property
    void noTextOfCsvBeginsAFormula(@ForAll("rows") List<List<String>> rows) throws IOException {
        assertThat(CsvReader.read(write(ExportFormat.CSV, rows)))
                .allSatisfy(
                        row ->
                                assertThat(row)
                                        .noneMatch(
                                                field -> field.matches("(?s)[=+\\-@\\t\\r\\n].*")));
    }

    @Property
    void anyTextIsReadBackFromJson(@ForAll("rows") List<List<String>> rows) throws IOException {
        List<String> lines =
                List.of(write(ExportFormat.JSONL, rows).split("\n", -1)).stream()
                        .filter(line -> !line.isEmpty())
                        .toList();

        assertThat(lines).hasSameSizeAs(rows);
        for (int i = 0; i < rows.size(); i++) {
            JsonNode line = new ObjectMapper().readTree(lines.get(i));
            assertThat(COLUMNS.stream().map(column -> line.get(column).textValue()).toList())
                    .isEqualTo(rows.get(i));
        }
    }

    @Example
    void figuresWordsAndNothingAreKeptApart() throws IOException {
        List<Cell> row = List.of(Cell.json("-1.5"), Cell.MISSING, Cell.text(""));

        assertThat(writeCells(ExportFormat.CSV, row)).isEqualTo("a,b,c\r\n-1.5,,\"\"\r\n");
        assertThat(writeCells(ExportFormat.JSONL, row))
                .isEqualTo("{\"a\":-1.5,\"b\":null,\"c\":\"\"}\n");
    }

    @Example
    void anArrayIsOneField() throws IOException {
        List<Cell> row = List.of(Cell.json("[{\"id\": 1}]"), Cell.text("x"), Cell.text("y"));

        assertThat(CsvReader.read(writeCells(ExportFormat.CSV, row)).get(1))
                .containsExactly("[{\"id\": 1}]", "x", "y");
        assertThat(writeCells(ExportFormat.JSONL, row)).startsWith("{\"a\":[{\"id\": 1}],");
    }

    @Example
    void aRowOfAnotherWidthIsRefused() {
        for (ExportFormat format : ExportFormat.values()) {
            assertThatThrownBy(() -> writeCells(format, List.of(Cell.text("alone"))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("1 cells for 3 columns");
        }
    }

    @Provide
    Arbitrary<List<List<String>>> rows() {
        Arbitrary<String> text =
                Arbitraries.strings()
                        .withChars("=+-@\t\r\n,;\"' \\{}ab0\u0000\u2028é")
                        .ofMaxLength(6);
        return text.list().ofSize(COLUMNS.size()).list().ofMaxSize(5);
    }

    private static String harmless(String text) {
        return text.matches("(?s)[=+\\-@\\t\\r\\n].*") ? "'" + text : text;
    }

    private static String write(ExportFormat format, List<List<String>> rows) throws IOException {
        StringWriter file = new StringWriter();
        try (RowWriter out = format.begin(file, COLUMNS)) {
            for (List<String> row : rows) {
                out.write(row.stream().map(Cell::text).toList());
            }
        }
        return file.toString();
    }

    private static String writeCells(ExportFormat format, List<Cell> row) throws IOException {
        StringWriter file = new StringWriter();
        try (RowWriter out = format.begin(file, COLUMNS)) {
            out.write(row);
        }
        return file.toString();
    }
}
