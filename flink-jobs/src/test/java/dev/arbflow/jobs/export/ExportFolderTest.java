package dev.arbflow.jobs.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportFolderTest {
    private static final List<String> COLUMNS = List.of("a");

    @TempDir Path dir;

    @Test
    void aTableReplacesTheOneOfAnEarlierExport() throws IOException {
        Files.writeString(dir.resolve("t.jsonl"), "old");

        String told = folder().write("t", COLUMNS, ExportFolderTest::one);

        assertThat(told).isEqualTo(dir.resolve("t.jsonl") + ": 1 row");
        assertThat(dir.resolve("t.jsonl")).hasContent("{\"a\":1}");
    }

    @Test
    void aTableThatBreaksOffLeavesTheEarlierOneAndNoHalfFile() throws IOException {
        Files.writeString(dir.resolve("t.jsonl"), "old");

        assertThatThrownBy(
                        () ->
                                folder().write(
                                                "t",
                                                COLUMNS,
                                                out -> {
                                                    one(out);
                                                    throw new UncheckedIOException(
                                                            new IOException("disk full"));
                                                }))
                .isInstanceOf(IOException.class)
                .hasMessage("disk full");

        assertThat(dir).isDirectoryNotContaining("glob:**.part");
        assertThat(dir.resolve("t.jsonl")).hasContent("old");
    }

    @Test
    void aFolderThatIsAFileIsRefused() throws IOException {
        Path file = Files.writeString(dir.resolve("file"), "");

        assertThatThrownBy(() -> new ExportFolder(file, ExportFormat.CSV))
                .hasMessage(file + " is a file, not a folder");
    }

    @Test
    void aFolderToShareMustBeEmpty() throws IOException {
        folder().requireEmpty();
        folder().writePage("page.md", "é");

        assertThatThrownBy(() -> folder().requireEmpty()).hasMessageContaining("is not empty");
    }

    private static long one(RowWriter out) throws IOException {
        out.write(List.of(Cell.json("1")));
        return 1;
    }

    private ExportFolder folder() throws IOException {
        return new ExportFolder(dir, ExportFormat.JSONL);
    }
}
