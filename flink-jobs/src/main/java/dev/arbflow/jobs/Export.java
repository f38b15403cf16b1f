package dev.arbflow.jobs;

import dev.arbflow.jobs.config.DataOrigin;
import dev.arbflow.jobs.export.ExportFolder;
import dev.arbflow.jobs.export.ReleaseTerms;
import dev.arbflow.jobs.io.mongo.read.ExportTable;
import dev.arbflow.jobs.io.mongo.read.MongoExport;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Writes a period of the document store into files. */
public final class Export {
    private static final String RELEASES = "releases";
    private static final String ORIGIN = "ORIGIN.txt";
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
        into.writePage(ORIGIN, origins(from));
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
        into.writePage(TERMS, terms.page() + "\n" + origins(from));
    }

    /** A line per sort of data that the store holds: simulated rows look like real ones. */
    private static String origins(MongoExport from) {
        List<DataOrigin> origins = from.origins();
        return origins.isEmpty()
                ? "Origin of the data: not noted.\n"
                : origins.stream()
                        .map(origin -> "Origin of the data: " + origin.sentence() + "\n")
                        .collect(Collectors.joining());
    }
}
