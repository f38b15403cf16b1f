package dev.arbflow.jobs.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Where an export goes: a file gets its name only when it is whole. */
public final class ExportFolder {
    private final Path folder;
    private final ExportFormat format;

    /**
     * @param folder made when missing
     * @param format of all tables
     */
    public ExportFolder(Path folder, ExportFormat format) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new IOException(folder + " is a file, not a folder");
        }
        this.folder = Files.createDirectories(folder);
        this.format = format;
    }

    /** Fills a table with rows. */
    public interface Rows {

        /**
         * Writes all of them.
         *
         * @return how many there were
         */
        long writeTo(RowWriter out) throws IOException;
    }

    /**
     * Makes sure that what is handed on as a whole folder holds nothing of an earlier export.
     *
     * @throws IOException if anything is there
     */
    public void requireEmpty() throws IOException {
        try (Stream<Path> there = Files.list(folder)) {
            if (there.findAny().isPresent()) {
                throw new IOException(
                        folder + " is not empty; what is shared needs a folder of its own");
            }
        }
    }

    /**
     * Writes the file of a table; one of that name is replaced.
     *
     * @return what to tell about it, in one line
     */
    public String write(String table, List<String> columns, Rows rows) throws IOException {
        Path file = folder.resolve(table + format.ending());
        Path part = folder.resolve(file.getFileName() + ".part");
        try (RowWriter out = format.begin(Files.newBufferedWriter(part), columns)) {
            long count = rows.writeTo(out);
            out.close();
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            return file + ": " + count + (count == 1 ? " row" : " rows");
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Writes a page to read beside the tables. */
    public void writePage(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }
}
