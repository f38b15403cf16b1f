package dev.arbflow.jobs.io.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.arbflow.jobs.io.fields.Field;
import dev.arbflow.jobs.io.fields.Kind;
import dev.arbflow.jobs.io.fields.Leaf;
import dev.arbflow.jobs.io.fields.Table;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The JSON of a record, derived from its table: those fields that are components of it.
 *
 * @param <R> the record
 */
final class RecordFormat<R> implements JsonFormat<R> {
    private final Table<R> table;
    private final MethodHandle constructor;
    private final Part<R>[] parts;
    private final int components;

    /**
     * @throws IllegalStateException if a component has no field
     */
    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic class
    RecordFormat(Table<R> table) {
        this.table = table;
        this.constructor = table.constructor();
        Map<String, Integer> places = table.components();
        this.components = places.size();
        this.parts =
                table.fields().stream()
                        .filter(field -> places.containsKey(field.name()))
                        .map(field -> new Part<>(field, places.get(field.name())))
                        .toArray(Part[]::new);
    }

    @Override
    public void write(R record, JsonGenerator out) throws IOException {
        for (Part<R> part : parts) {
            part.write(record, out);
        }
    }

    @Override
    @SuppressWarnings("unchecked") // the table's constructor makes an R
    public R read(JsonFields in) throws ReadError {
        Object[] values = new Object[components];
        for (Part<R> part : parts) {
            values[part.place] = part.read(in);
        }
        try {
            return (R) constructor.invokeExact(values);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(table + " cannot be made", e);
        }
    }

    @Override
    public int minor() {
        return table.minor();
    }

    @Override
    public List<Leaf> leaves() {
        List<Leaf> leaves = new ArrayList<>();
        for (Part<R> part : parts) {
            leaves.addAll(part.leaves());
        }
        return leaves;
    }

    /** One field of the record. */
    private static final class Part<R> {
        private final Field<R> field;
        private final Kind kind;
        private final SerializableString name;
        private final int place;
        private final RecordFormat<Object> inner;

        @SuppressWarnings("unchecked") // the field's value is a record of its own table
        Part(Field<R> field, int place) {
            this.field = field;
            this.kind = field.kind();
            this.name = new SerializedString(field.name());
            this.place = place;
            this.inner =
                    kind == Kind.GROUP ? new RecordFormat<>((Table<Object>) field.table()) : null;
            if (kind.inTopics().isEmpty() && inner == null) {
                throw new IllegalStateException("topics have no values like " + field);
            }
        }

        void write(R record, JsonGenerator out) throws IOException {
            Object value = field.of(record);
            if (field.isInline()) {
                inner.write(value, out);
                return;
            }
            out.writeFieldName(name);
            if (inner != null && value != null) {
                out.writeStartObject();
                inner.write(value, out);
                out.writeEndObject();
            } else {
                JsonValues.write(kind, value, out);
            }
        }

        Object read(JsonFields in) throws ReadError {
            if (field.isInline()) {
                return inner.read(in);
            }
            String key = field.name();
            if (in.isOlderThan(field.since()) && in.isAbsent(key)) {
                return field.absent() == null ? null : field.type().value(field.absent());
            }
            if (field.isNullable() && in.isNull(key)) {
                return null;
            }
            return inner != null
                    ? inner.read(in.object(key))
                    : Choices.known(
                            field.type(), key, JsonValues.read(kind, key, in), in.unknown());
        }

        List<Leaf> leaves() {
            if (inner == null) {
                return List.of(
                        new Leaf(
                                field.name() + kind.elements(),
                                kind.inTopics(),
                                field.unit(),
                                field.meaning() + sinceWhen()));
            }
            String prefix = field.isInline() ? "" : field.name() + '.';
            return inner.leaves().stream()
                    .map(it -> new Leaf(prefix + it.path(), it.type(), it.unit(), it.meaning()))
                    .toList();
        }

        private String sinceWhen() {
            return field.since() == 0
                    ? ""
                    : "; since minor version " + field.since() + ", " + field.absent() + " before";
        }
    }
}
