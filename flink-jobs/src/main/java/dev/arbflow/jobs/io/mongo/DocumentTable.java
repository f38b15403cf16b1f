package dev.arbflow.jobs.io.mongo;

import dev.arbflow.jobs.io.fields.Field;
import dev.arbflow.jobs.io.fields.Table;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * How a record becomes a document of its collection, derived from its table.
 *
 * @param <R> the record
 */
public final class DocumentTable<R> {
    /** What a write does to a document that is already there. */
    enum Writing {
        /** Leaves it as it is. */
        ONCE,
        /** Replaces each field, so that a replay ends with what it has computed. */
        REPLACED,
        /**
         * Replaces the object {@link #NEWEST_FIELD} as a whole, if its first field grew.
         *
         * <p>{@code $max} compares objects by their first field first, so a later revision at its
         * head wins in one atomic operation.
         *
         * @see <a href="https://www.mongodb.com/docs/manual/reference/bson-type-comparison-order/">
         *     order of BSON values</a>
         */
        NEWEST
    }

    static final String NEWEST_FIELD = "state";

    private final String collection;
    private final Table<R> table;
    private final Writing writing;
    private final boolean complete;

    private DocumentTable(String collection, Table<R> table, Writing writing, boolean complete) {
        this.collection = collection;
        this.table = table;
        this.writing = writing;
        this.complete = complete;
    }

    /**
     * @param writing of the fields that are not written once anyway
     */
    static <R> DocumentTable<R> of(String collection, Table<R> table, Writing writing) {
        return new DocumentTable<>(collection, table, writing, false);
    }

    /** The same, if nobody else writes such documents: fields that are not nullable are there. */
    DocumentTable<R> complete() {
        return new DocumentTable<>(collection, table, writing, true);
    }

    /** Where such documents are. */
    public String collection() {
        return collection;
    }

    /** The write that a record causes. */
    public Upsert upsert(R record) {
        Document once = new Document();
        Document other = new Document();
        for (Field<R> field : table.fields()) {
            append(field, record, field.isOnce() ? once : other);
        }
        Document update = new Document();
        switch (writing) {
            case ONCE -> once.putAll(other);
            case REPLACED -> update.append("$set", other);
            case NEWEST -> update.append("$max", new Document(NEWEST_FIELD, other));
        }
        if (!once.isEmpty()) {
            update.append("$setOnInsert", once);
        }
        return new Upsert(idOf(table, record), update);
    }

    /** What such documents look like. */
    DocumentShape shape() {
        DocumentShape shape = new DocumentShape(complete);
        for (Field<R> field : table.fields()) {
            boolean newest = writing == Writing.NEWEST && !field.isOnce() && !field.isKey();
            shape.add(field, newest ? NEWEST_FIELD + '.' : "");
        }
        return shape;
    }

    @SuppressWarnings("unchecked") // the field's value is a record of its own table
    private static <R> String idOf(Table<R> table, R record) {
        for (Field<R> field : table.fields()) {
            if (field.isKey()) {
                return (String) field.of(record);
            }
            if (field.isInline()) {
                String id = idOf((Table<Object>) field.table(), field.of(record));
                if (id != null) {
                    return id;
                }
            }
        }
        return null;
    }

    @SuppressWarnings("unchecked") // the field's value is a record of its own table
    private static <R> void append(Field<R> field, R record, Document to) {
        if (field.isKey() || !field.isDocumented()) {
            return;
        }
        Object value = field.of(record);
        if (field.isInline()) {
            for (Field<Object> inner : ((Table<Object>) field.table()).fields()) {
                append(inner, value, to);
            }
            return;
        }
        if (field.isDated()) {
            to.append(
                    DocumentShape.dateName(field.name()),
                    value == null ? null : DocumentFields.date((long) value));
        }
        to.append(field.name(), value == null ? null : stored(field, value));
    }

    @SuppressWarnings("unchecked") // the field's value is an array of records of its own table
    private static Object stored(Field<?> field, Object value) {
        Table<Object> inner = (Table<Object>) field.table();
        return switch (field.kind()) {
            case TEXT, LONG, INT, BOOLEAN, DATE -> value;
            case DOUBLE -> DocumentFields.finite((double) value);
            case DECIMAL -> DocumentFields.decimal((BigDecimal) value);
            case BYTES -> new Binary((byte[]) value);
            case INTS -> Arrays.stream((int[]) value).boxed().toList();
            case DOUBLES -> Arrays.stream((double[]) value).boxed().toList();
            case GROUP -> document(inner, value);
            case GROUPS ->
                    Arrays.stream((Object[]) value).map(each -> document(inner, each)).toList();
            case TEXTS -> List.of((String[]) value);
            case LONGS, LEVELS ->
                    throw new IllegalStateException("documents have no values like " + field);
        };
    }

    private static Document document(Table<Object> table, Object record) {
        Document document = new Document();
        table.fields().forEach(field -> append(field, record, document));
        return document;
    }
}
