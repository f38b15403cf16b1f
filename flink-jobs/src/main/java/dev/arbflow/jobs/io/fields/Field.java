package dev.arbflow.jobs.io.fields;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One field of a record: what it means and where it goes. Immutable: every change gives a copy.
 *
 * <p>A field that is named as a component of the record is read and written in topics; any other is
 * worked out from the record, for stores only.
 *
 * @param <R> the record
 */
public final class Field<R> {
    /** How columns of an export are called whose field lies below this one. */
    public enum Heading {
        /** {@code netOpenBps} for {@code net.openBps}. */
        JOINED,
        /** {@code first.listing}, as in the document. */
        DOTTED,
        /** {@code returnBps} for {@code features.returnBps}. */
        BARE
    }

    private final String name;
    private final FieldType<?> type;
    private final Function<R, ?> getter;

    private String meaning = "";
    private Heading heading = Heading.JOINED;
    private String pointName;
    private int since;
    private Object absent;
    private boolean inline;
    private boolean key;
    private boolean once;
    private boolean dated;
    private boolean nullable;
    private boolean exported = true;
    private boolean documented = true;
    private boolean tag;

    private Field(String name, FieldType<?> type, Function<R, ?> getter) {
        this.name = name;
        this.type = type;
        this.getter = getter;
    }

    /**
     * A field that goes to topics (if it is a component), documents and exports.
     *
     * @param name in every store that does not have a name of its own for it
     * @param type its class and unit
     */
    public static <R, V> Field<R> field(String name, FieldType<V> type, Function<R, V> getter) {
        Function<R, ?> stored =
                type.isPlain() ? getter : record -> type.store(getter.apply(record));
        return new Field<>(name, type, stored);
    }

    /** All fields of a component, beside those of the record itself. */
    public static <R, V> Field<R> inline(String component, Table<V> table, Function<R, V> getter) {
        return field(component, FieldType.group(table), getter).changed(copy -> copy.inline = true);
    }

    private Field<R> changed(Consumer<Field<R>> change) {
        Field<R> copy = new Field<>(name, type, getter);
        copy.meaning = meaning;
        copy.heading = heading;
        copy.pointName = pointName;
        copy.since = since;
        copy.absent = absent;
        copy.inline = inline;
        copy.key = key;
        copy.once = once;
        copy.dated = dated;
        copy.nullable = nullable;
        copy.exported = exported;
        copy.documented = documented;
        copy.tag = tag;
        change.accept(copy);
        return copy;
    }

    /** What the data dictionary says of it. */
    public Field<R> means(String words) {
        return changed(copy -> copy.meaning = words);
    }

    /** Tells records apart: {@code _id} of a document. */
    public Field<R> key() {
        return changed(copy -> copy.key = true);
    }

    /** Never changes: in a document it is written with the first version only. */
    public Field<R> once() {
        return changed(copy -> copy.once = true);
    }

    /** A moment that documents have as a date too, for queries and expiry. */
    public Field<R> dated() {
        return changed(copy -> copy.dated = true);
    }

    /** May be null in a topic. */
    public Field<R> nullable() {
        return changed(copy -> copy.nullable = true);
    }

    /** Is no column of an export. */
    public Field<R> unexported() {
        return changed(copy -> copy.exported = false);
    }

    /** How columns are called whose field lies below this one. */
    public Field<R> headed(Heading how) {
        return changed(copy -> copy.heading = how);
    }

    /** Is a field of a point too. */
    public Field<R> point() {
        return point(name);
    }

    /** Is a field of a point too, by another name. */
    public Field<R> point(String nameInPoint) {
        return changed(copy -> copy.pointName = nameInPoint);
    }

    /** Is a tag of a point: with the time, tags tell points apart. */
    public Field<R> tag() {
        return tag(name);
    }

    /** Is a tag of a point, by another name. */
    public Field<R> tag(String nameInPoint) {
        return point(nameInPoint).changed(copy -> copy.tag = true);
    }

    /** Is in no document. */
    public Field<R> pointOnly() {
        return unexported().changed(copy -> copy.documented = false);
    }

    /**
     * Came later than the record.
     *
     * @param minor minor version of the topic's schema with which it came, from 1
     * @param valueBefore what it is in a record of an earlier version, in the form of its kind
     */
    public Field<R> since(int minor, Object valueBefore) {
        return changed(
                copy -> {
                    copy.since = minor;
                    copy.absent = valueBefore;
                });
    }

    public String name() {
        return name;
    }

    public FieldType<?> type() {
        return type;
    }

    public Kind kind() {
        return type.kind();
    }

    /** The table of an inner record; null for a plain value. */
    public Table<?> table() {
        return type.table();
    }

    public String unit() {
        return type.unit();
    }

    public String meaning() {
        return meaning;
    }

    /** The value in the form of its kind; null where there is none. */
    public Object of(R record) {
        return getter.apply(record);
    }

    /** Minor version with which it came; 0 if it was always there. */
    public int since() {
        return since;
    }

    /** What it is in a record of an earlier version. */
    public Object absent() {
        return absent;
    }

    /** Its name in a point; null if points do not have it. */
    public String pointName() {
        return pointName;
    }

    public Heading heading() {
        return heading;
    }

    public boolean isInline() {
        return inline;
    }

    public boolean isKey() {
        return key;
    }

    public boolean isOnce() {
        return once;
    }

    public boolean isDated() {
        return dated;
    }

    public boolean isNullable() {
        return nullable;
    }

    public boolean isExported() {
        return exported;
    }

    /** Whether documents have it. */
    public boolean isDocumented() {
        return documented;
    }

    public boolean isTag() {
        return tag;
    }

    public boolean isMoment() {
        return type.unit().equals(FieldType.MOMENT.unit());
    }

    @Override
    public String toString() {
        return name + ": " + Objects.requireNonNullElse(type.table(), type.kind());
    }
}
