package dev.arbflow.jobs.state.record;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds codecs for types: of a record and of all records inside it, each by the schema in which it
 * was stored, or by its class if it was not.
 */
final class Codecs {
    private final Schemas stored;
    private final Map<Class<?>, Optional<RecordCodec<?>>> records = new LinkedHashMap<>();

    Codecs(Schemas stored) {
        this.stored = stored;
    }

    /** The schemas of all records so far, those inside others behind them. */
    Schemas schemas() {
        return new Schemas(
                records.values().stream().map(codec -> codec.orElseThrow().schema()).toList());
    }

    /**
     * The codec of a record.
     *
     * @throws IllegalArgumentException if a component's type has no codec, or a default is none
     */
    @SuppressWarnings("unchecked") // each codec is kept under the class of its values
    <T> RecordCodec<T> record(Class<T> type) {
        Optional<RecordCodec<?>> known = records.get(type);
        if (known != null) {
            return (RecordCodec<T>)
                    known.orElseThrow(
                            () -> new IllegalArgumentException(type + " holds records of itself"));
        }
        records.put(type, Optional.empty());
        RecordCodec<T> codec =
                new RecordCodecBuilder<>(type, this).build(stored.of(type.getName()));
        records.put(type, Optional.of(codec));
        return codec;
    }

    Codec<?> of(Type type) {
        if (type instanceof ParameterizedType generic) {
            return container((Class<?>) generic.getRawType(), generic.getActualTypeArguments());
        }
        if (type instanceof Class<?> plain) {
            return of(plain);
        }
        throw unknown(type);
    }

    private Codec<?> of(Class<?> type) {
        return PrimitiveFormat.ofBoxed(type)
                .or(() -> Scalars.texts(type))
                .or(() -> NumberArrays.of(type))
                .orElseGet(() -> composed(type));
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the class says what it is
    private Codec<?> composed(Class<?> type) {
        if (type.isEnum()) {
            return new EnumCodec(type);
        }
        if (type.isRecord()) {
            return record(type);
        }
        if (type.isArray()) {
            return Containers.array((Class) type.getComponentType(), of(type.getComponentType()));
        }
        if (type.isSealed()) {
            return sealed(type);
        }
        throw unknown(type);
    }

    private <T> Codec<T> sealed(Class<T> type) {
        List<RecordCodec<?>> permitted =
                Arrays.stream(type.getPermittedSubclasses())
                        .<RecordCodec<?>>map(this::permitted)
                        .toList();
        return new SealedCodec<>(type, permitted);
    }

    private RecordCodec<?> permitted(Class<?> type) {
        if (!type.isRecord()) {
            throw unknown(type);
        }
        return record(type);
    }

    private Codec<?> container(Class<?> type, Type... parameters) {
        if (type == List.class) {
            return Containers.list(of(parameters[0]));
        }
        if (type == Map.class) {
            return Containers.map(of(parameters[0]), of(parameters[1]));
        }
        if (type == Optional.class) {
            return Containers.optional(of(parameters[0]));
        }
        throw unknown(type);
    }

    private static IllegalArgumentException unknown(Type type) {
        return new IllegalArgumentException(
                "no codec for %s; name one with @CodedBy".formatted(type.getTypeName()));
    }
}
