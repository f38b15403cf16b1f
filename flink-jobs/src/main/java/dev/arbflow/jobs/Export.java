package dev.arbflow.jobs;

import dev.arbflow.jobs.export.ExportFolder;
import dev.arbflow.jobs.export.ReleaseTerms;
import dev.arbflow.jobs.io.ExportTable;
import dev.arbflow.jobs.io.MongoExport;
import java.io.IOException;
import java.util.Collection;
import java.util.function.Consumer;

/** Writes a period of the document store into files. */
public final class Export {
    private static final String RELEASES = "releases";
    private static final String TERMS = "README.md";

    private Export() {}

    /**
     * Writes exact data, for researchers of one's own house.
     *
     * @param tell gets a line about each file
     */
    public static void write(
            MongoExport from,
            Collection<ExportTable> tables,
            ExportFolder into,
            Consumer<String> tell)
            throws IOException {
        for (ExportTable table : tables) {
            tell.accept(
                    into.write(table.toString(), table.columns(), rows -> from.write(table, rows)));
        }
    }

    /**
     * Writes what may be shared: noised sums, and a page that says on which terms.
     *
     * @param into must be empty, because the folder as a whole is handed on
     * @param tell gets a line about the file
     */
    public static void writeShared(MongoExport from, ExportFolder into, Consumer<String> tell)
            throws IOException {
        into.requireEmpty();
        ReleaseTerms terms = new ReleaseTerms();
        tell.accept(
                into.write(
                        RELEASES,
                        MongoExport.releaseColumns(),
                        rows -> from.writeReleases(rows, terms)));
        into.writePage(TERMS, terms.page());
    }
}
