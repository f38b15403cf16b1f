package dev.arbflow.jobs.state.record;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Enum constants by name, because ordinals move when the enum grows; nothing stands for null.
 *
 * @param <E> the enum
 */
final class EnumCodec<E extends Enum<E>> implements Codec<E> {
    private final Class<E> type;
    private final Map<String, E> byName;

    EnumCodec(Class<E> type) {
        this.type = type;
        this.byName =
                Arrays.stream(type.getEnumConstants())
                        .collect(Collectors.toMap(Enum::name, Function.identity()));
    }

    @Override
    public void write(E value, DataOutputView out) throws IOException {
        out.writeUTF(value == null ? "" : value.name());
    }

    @Override
    public E read(DataInputView in) throws IOException {
        String name = in.readUTF();
        try {
            return parse(name);
        } catch (IllegalArgumentException e) {
            throw new IOException(e);
        }
    }

    @Override
    public String format() {
        return "enum " + type.getSimpleName();
    }

    @Override
    public E parse(String name) {
        E value = byName.get(name);
        if (value == null && !name.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s has no '%s' (any more)".formatted(type.getSimpleName(), name));
        }
        return value;
    }
}
