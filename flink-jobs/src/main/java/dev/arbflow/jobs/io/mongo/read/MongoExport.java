package dev.arbflow.jobs.io.mongo.read;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import dev.arbflow.jobs.config.DataOrigin;
import dev.arbflow.jobs.config.Mongo;
import dev.arbflow.jobs.export.ReleaseTerms;
import dev.arbflow.jobs.export.RowWriter;
import dev.arbflow.jobs.io.mongo.MongoAccess;
import dev.arbflow.jobs.io.mongo.StoredOrigins;
import dev.arbflow.jobs.report.ReportPeriod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/** Reads a period of the document store row by row, so that memory does not grow with it. */
public final class MongoExport {
    /** The store answers in batches; no single one should take longer. */
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Mongo mongo;
    private final ReportPeriod period;

    /**
     * @param mongo where the rows are
     * @param period in event time; of windows and pairs the end counts
     */
    public MongoExport(Mongo mongo, ReportPeriod period) {
        this.mongo = mongo;
        this.period = period;
    }

    /**
     * Writes the rows of a table.
     *
     * @return how many there were
     * @throws dev.arbflow.jobs.config.ConfigError in one line, if the store does not answer
     */
    public long write(ExportTable table, RowWriter out) throws IOException {
        return write(table.shape(), Filters.empty(), out, row -> {});
    }

    /**
     * What sorts of data the store holds, whatever the period.
     *
     * @throws dev.arbflow.jobs.config.ConfigError in one line, if the store does not answer
     */
    public List<DataOrigin> origins() {
        return StoredOrigins.in(mongo);
    }

    /** The headings of {@link #writeReleases}. */
    public static List<String> releaseColumns() {
        return ExportShapes.RELEASES.names();
    }

    /**
     * Writes noised sums that were released, and nothing of those that were refused.
     *
     * @param terms is told of each
     * @return how many there were
     * @throws dev.arbflow.jobs.config.ConfigError in one line, if the store does not answer
     */
    public long writeReleases(RowWriter out, ReleaseTerms terms) throws IOException {
        return write(
                ExportShapes.RELEASES,
                Filters.eq("outcome", "RELEASED"),
                out,
                row -> terms.add(terms(row)));
    }

    private long write(
            ExportShape shape, Bson filter, RowWriter out, Consumer<BsonDocument> alsoTell)
            throws IOException {
        try {
            return MongoAccess.use(
                    mongo,
                    TIMEOUT,
                    database -> {
                        try (MongoCursor<BsonDocument> found =
                                find(database, shape, filter).cursor()) {
                            return copy(found, shape, out, alsoTell);
                        }
                    });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private FindIterable<BsonDocument> find(
            MongoDatabase database, ExportShape shape, Bson filter) {
        return database.getCollection(shape.collection(), BsonDocument.class)
                .find(
                        Filters.and(
                                Filters.gte(shape.timeUs(), period.fromUs()),
                                Filters.lt(shape.timeUs(), period.toUs()),
                                filter))
                // The bytes of a model are for Flink ML.
                .projection(Projections.exclude("model"))
                .sort(Sorts.ascending(shape.order()));
    }

    private static long copy(
            MongoCursor<BsonDocument> from,
            ExportShape shape,
            RowWriter out,
            Consumer<BsonDocument> alsoTell) {
        long count = 0;
        while (from.hasNext()) {
            for (BsonDocument row : shape.split().apply(from.next()).toList()) {
                write(shape, row, out);
                alsoTell.accept(row);
                count++;
            }
        }
        return count;
    }

    private static void write(ExportShape shape, BsonDocument row, RowWriter out) {
        try {
            out.write(shape.cells(row));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ReleaseTerms.Terms terms(BsonDocument release) {
        return new ReleaseTerms.Terms(
                String.join(
                        "|",
                        release.getString("feed").getValue(),
                        release.getString("venue").getValue(),
                        release.getString("market").getValue()),
                release.getNumber("epsilon").doubleValue(),
                release.getNumber("clip").doubleValue(),
                release.getNumber("budget").doubleValue());
    }
}
