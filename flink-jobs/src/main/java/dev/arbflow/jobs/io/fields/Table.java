package dev.arbflow.jobs.io.fields;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of a record in the order in which stores show them. Immutable.
 *
 * @param <R> the record
 */
public final class Table<R> {
    private final Class<R> type;
    private final List<Field<R>> fields;

    private Table(Class<R> type, List<Field<R>> fields) {
        this.type = type;
        this.fields = fields;
    }

    /**
     * A table of these fields.
     *
     * @throws IllegalArgumentException if two have the same name
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public static <R> Table<R> of(Class<R> type, Field<R>... fields) {
        Table<R> table = new Table<>(type, List.of(fields));
        long names = table.fields.stream().map(Field::name).distinct().count();
        if (names < fields.length) {
            throw new IllegalArgumentException(table + " has two fields of one name");
        }
        return table;
    }

    public List<Field<R>> fields() {
        return fields;
    }

    /** The newest minor version with which a field came, here or in an inner record. */
    public int minor() {
        return fields.stream()
                .mapToInt(it -> Math.max(it.since(), it.table() == null ? 0 : it.table().minor()))
                .max()
                .orElse(0);
    }

    /** The components of the record by name, each with its place in the constructor. */
    public Map<String, Integer> components() {
        Map<String, Integer> places = new LinkedHashMap<>();
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                places.put(component.getName(), places.size());
            }
        }
        return places;
    }

    /**
     * The constructor of the record, which takes the components as an array.
     *
     * @throws IllegalStateException if a component has no field, or it is not a public record
     */
    public MethodHandle constructor() {
        Map<String, Integer> missing = components();
        fields.forEach(field -> missing.remove(field.name()));
        if (!type.isRecord() || !missing.isEmpty()) {
            throw new IllegalStateException(this + " cannot be read, no field for " + missing);
        }
        Class<?>[] components =
                Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class[]::new);
        try {
            return MethodHandles.publicLookup()
                    .findConstructor(type, MethodType.methodType(void.class, components))
                    .asSpreader(Object[].class, components.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(this + " cannot be read", e);
        }
    }

    @Override
    public String toString() {
        return type.getSimpleName();
    }
}
