package dev.arbflow.jobs.state.record;

import java.io.IOException;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Codecs of what holds other values: their number, then each in its own format. */
final class Containers {
    private Containers() {}

    /** Lists, read as ones that cannot be changed. */
    static <T> Codec<List<T>> list(Codec<T> element) {
        return new SimpleCodec<>(
                "list(%s)".formatted(element.format()),
                (values, out) -> writeAll(values, element, out),
                in -> List.copyOf(readAll(element, in)),
                SimpleCodec.onlyEmpty(List.of()));
    }

    /** Arrays of objects. */
    @SuppressWarnings("unchecked") // an array of T is a T[]
    static <T> Codec<T[]> array(Class<T> type, Codec<T> element) {
        T[] empty = (T[]) Array.newInstance(type, 0);
        return new SimpleCodec<>(
                "list(%s)".formatted(element.format()),
                (values, out) -> writeAll(List.of(values), element, out),
                in -> readAll(element, in).toArray(empty),
                SimpleCodec.onlyEmpty(empty));
    }

    /** Maps; those that are read keep the order in which they were written. */
    static <K, V> Codec<Map<K, V>> map(Codec<K> key, Codec<V> value) {
        return new SimpleCodec<>(
                "map(%s, %s)".formatted(key.format(), value.format()),
                (entries, out) -> {
                    out.writeInt(entries.size());
                    for (Map.Entry<K, V> entry : entries.entrySet()) {
                        key.write(entry.getKey(), out);
                        value.write(entry.getValue(), out);
                    }
                },
                in -> {
                    Map<K, V> entries = new LinkedHashMap<>();
                    for (int left = in.readInt(); left > 0; left--) {
                        entries.put(key.read(in), value.read(in));
                    }
                    return entries;
                },
                SimpleCodec.onlyEmpty(Map.of()));
    }

    /** Values that may be null: a byte that says whether there is one, then the value. */
    static <T> Codec<T> nullable(Codec<T> value) {
        return new SimpleCodec<>(
                "nullable " + value.format(),
                (written, out) -> {
                    out.writeBoolean(written != null);
                    if (written != null) {
                        value.write(written, out);
                    }
                },
                in -> in.readBoolean() ? value.read(in) : null,
                text -> text.isEmpty() ? null : value.parse(text));
    }

    /** Values that may be absent, in the bytes of those that may be null. */
    static <T> Codec<Optional<T>> optional(Codec<T> value) {
        Codec<T> nullable = nullable(value);
        return new SimpleCodec<>(
                "optional(%s)".formatted(value.format()),
                (present, out) -> nullable.write(present.orElse(null), out),
                in -> Optional.ofNullable(nullable.read(in)),
                text -> Optional.ofNullable(nullable.parse(text)));
    }

    private static <T> void writeAll(List<T> values, Codec<T> element, DataOutputView out)
            throws IOException {
        out.writeInt(values.size());
        for (T value : values) {
            element.write(value, out);
        }
    }

    private static <T> List<T> readAll(Codec<T> element, DataInputView in) throws IOException {
        int size = in.readInt();
        List<T> values = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            values.add(element.read(in));
        }
        return values;
    }
}
