package dev.arbflow.jobs.state.record;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A byte that says whether there is a value, then the value.
 *
 * @param <T> the type of values
 */
record NullableCodec<T>(Codec<T> value) implements Codec<T> {

    @Override
    public void write(T written, DataOutputView out) throws IOException {
        out.writeBoolean(written != null);
        if (written != null) {
            value.write(written, out);
        }
    }

    @Override
    public T read(DataInputView in) throws IOException {
        return in.readBoolean() ? value.read(in) : null;
    }

    @Override
    public String format() {
        return "nullable " + value.format();
    }

    @Override
    public T parse(String text) {
        return text.isEmpty() ? null : value.parse(text);
    }
}
