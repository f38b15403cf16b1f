package dev.arbflow.jobs.state.record;

import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Records of a sealed interface: the simple name of the record, then the record.
 *
 * @param <T> the interface
 */
final class SealedCodec<T> implements Codec<T> {
    private final Class<T> type;
    private final Map<String, RecordCodec<?>> byName;

    SealedCodec(Class<T> type, Collection<RecordCodec<?>> permitted) {
        this.type = type;
        this.byName =
                permitted.stream()
                        .collect(
                                Collectors.toMap(
                                        codec -> codec.type().getSimpleName(),
                                        Function.identity()));
    }

    @Override
    @SuppressWarnings("unchecked") // each codec is found by the class of its values
    public void write(T value, DataOutputView out) throws IOException {
        String name = value.getClass().getSimpleName();
        out.writeUTF(name);
        ((Codec<T>) (Codec<?>) byName.get(name)).write(value, out);
    }

    @Override
    public T read(DataInputView in) throws IOException {
        String name = in.readUTF();
        RecordCodec<?> codec = byName.get(name);
        if (codec == null) {
            throw new IOException(
                    "%s has no record '%s' (any more)".formatted(type.getSimpleName(), name));
        }
        return type.cast(codec.read(in));
    }

    @Override
    public String format() {
        return "sealed " + type.getName();
    }
}
