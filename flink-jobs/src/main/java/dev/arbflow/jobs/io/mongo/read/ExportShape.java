package dev.arbflow.jobs.io.mongo.read;

import dev.arbflow.jobs.export.Cell;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bson.BsonDocument;

/**
 * Where a table comes from.
 *
 * @param collection the collection
 * @param order fields that an index has, so that the store need not sort in memory
 * @param timeUs the field with the event time, epoch microseconds
 * @param columns in the order of the file
 * @param split the rows that a document holds, as documents
 */
record ExportShape(
        String collection,
        List<String> order,
        String timeUs,
        List<ExportColumn> columns,
        Function<BsonDocument, Stream<BsonDocument>> split) {

    /** One row per document of a collection, by time. */
    static ExportShape byTime(String collection, String timeUs) {
        return ordered(collection, List.of(timeUs), timeUs);
    }

    /** One row per document of a collection, by the name and then by time. */
    static ExportShape byName(String collection, String name, String timeUs) {
        return ordered(collection, List.of(name, timeUs), timeUs);
    }

    private static ExportShape ordered(String collection, List<String> order, String timeUs) {
        return new ExportShape(
                collection, order, timeUs, ExportColumn.ofCollection(collection), Stream::of);
    }

    List<String> names() {
        return columns.stream().map(ExportColumn::name).toList();
    }

    List<Cell> cells(BsonDocument row) {
        return columns.stream().map(column -> column.read(row)).toList();
    }
}
