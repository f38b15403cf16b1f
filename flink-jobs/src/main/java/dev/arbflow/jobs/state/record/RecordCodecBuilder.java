package dev.arbflow.jobs.state.record;

import dev.arbflow.jobs.state.record.RecordHandles.Part;
import dev.arbflow.market.Nullable;
import dev.arbflow.market.Since;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Makes the codec of a record, by its class or by the schema in which it was stored.
 *
 * @param <T> the record
 */
final class RecordCodecBuilder<T> {
    private static final int FIRST_VERSION = 1;

    private final Class<T> type;
    private final Codecs codecs;
    private final RecordShape shape;

    RecordCodecBuilder(Class<T> type, Codecs codecs) {
        this.type = type;
        this.codecs = codecs;
        this.shape = RecordShape.of(type);
    }

    RecordCodec<T> build(Optional<RecordSchema> stored) {
        List<Part> parts = stored.map(this::storedParts).orElseGet(this::partsOfToday);
        int version = parts.stream().mapToInt(Part::since).max().orElse(FIRST_VERSION);
        RecordSchema schema = stored.orElseGet(() -> schema(version, parts));
        RecordHandles handles = new RecordHandles(shape, withLater(parts, schema.version()));
        return new RecordCodec<>(
                type,
                schema,
                new RecordHandles(shape, parts).writer(),
                IntStream.rangeClosed(FIRST_VERSION, schema.version())
                        .mapToObj(handles::reader)
                        .toArray(MethodHandle[]::new));
    }

    private List<Part> partsOfToday() {
        return IntStream.range(0, shape.components().size()).mapToObj(this::part).toList();
    }

    private Part part(int index) {
        RecordComponent component = shape.components().get(index);
        return part(index, since(component), format(component));
    }

    private Part part(int index, int since, ComponentFormat format) {
        Since later = shape.components().get(index).getAnnotation(Since.class);
        Object absent = later == null ? null : format.parser().apply(later.absent());
        return new Part(index, since, format, absent);
    }

    private List<Part> storedParts(RecordSchema schema) {
        return schema.fields().stream().map(this::storedPart).toList();
    }

    private Part storedPart(RecordSchema.Field field) {
        int index = shape.indexOf(field.name());
        RecordComponent component = shape.components().get(index);
        ComponentFormat today = format(component);
        ComponentFormat format =
                today.name().equals(field.format())
                        ? today
                        : PrimitiveFormat.widened(field.format(), component.getType())
                                .or(() -> beforeItCouldBeNull(component, field.format()))
                                .orElseThrow(() -> changed(field, today));
        return part(index, field.since(), format);
    }

    private Optional<ComponentFormat> beforeItCouldBeNull(
            RecordComponent component, String format) {
        return Optional.of(component)
                .filter(each -> each.isAnnotationPresent(Nullable.class))
                .map(each -> ComponentFormat.of(each.getType(), codec(each)))
                .filter(each -> each.name().equals(format));
    }

    /** With the components that have come after a stored version, which none of its bytes have. */
    private List<Part> withLater(List<Part> parts, int version) {
        List<Part> all = new ArrayList<>(parts);
        for (Part part : partsOfToday()) {
            if (part.since() > version) {
                all.add(part);
            }
        }
        return all;
    }

    private ComponentFormat format(RecordComponent component) {
        return PrimitiveFormat.of(component.getType())
                .orElseGet(() -> ComponentFormat.of(component.getType(), nullable(component)));
    }

    private Codec<?> nullable(RecordComponent component) {
        Codec<?> codec = codec(component);
        return component.isAnnotationPresent(Nullable.class) ? Containers.nullable(codec) : codec;
    }

    private Codec<?> codec(RecordComponent component) {
        CodedBy named = component.getAnnotation(CodedBy.class);
        if (named == null) {
            return codecs.of(component.getGenericType());
        }
        try {
            Constructor<? extends Codec<?>> constructor = named.value().getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("cannot make the codec of " + component, e);
        }
    }

    private RecordSchema schema(int version, List<Part> parts) {
        return new RecordSchema(
                type.getName(),
                version,
                parts.stream()
                        .map(
                                part ->
                                        new RecordSchema.Field(
                                                shape.components().get(part.index()).getName(),
                                                part.since(),
                                                part.format().name()))
                        .toList());
    }

    private static int since(RecordComponent component) {
        Since later = component.getAnnotation(Since.class);
        return later == null ? FIRST_VERSION : later.version();
    }

    private IllegalArgumentException changed(RecordSchema.Field field, ComponentFormat today) {
        return new IllegalArgumentException(
                "component '%s' of %s was a %s and cannot be read as a %s"
                        .formatted(field.name(), type.getName(), field.format(), today.name()));
    }
}
