package dev.arbflow.jobs.state.record;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Records as a version byte, then their components in the order of a {@link RecordSchema}.
 *
 * <p>All that is asked of the class is asked once, when the codec is made: a value then costs a
 * chain of method handles and no boxing.
 *
 * @param <T> the record
 */
public final class RecordCodec<T> implements Codec<T> {
    private final Class<T> type;
    private final RecordSchema schema;
    private final MethodHandle writer;
    private final MethodHandle[] readers;

    /**
     * @param writer {@code (Object, DataOutputView)void}, writes all components
     * @param readers {@code (DataInputView)Object} for each version from 1 on
     */
    RecordCodec(Class<T> type, RecordSchema schema, MethodHandle writer, MethodHandle... readers) {
        this.type = type;
        this.schema = schema;
        this.writer = writer;
        this.readers = readers.clone();
    }

    /**
     * The codec of a record as it is today.
     *
     * @throws IllegalArgumentException if a component's type has no codec, or a default is none
     */
    public static <T extends Record> RecordCodec<T> of(Class<T> type) {
        return new Codecs(Schemas.NONE).record(type);
    }

    Class<T> type() {
        return type;
    }

    RecordSchema schema() {
        return schema;
    }

    @Override
    public void write(T value, DataOutputView out) throws IOException {
        out.writeByte(schema.version());
        try {
            writer.invokeExact((Object) value, out);
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    @Override
    @SuppressWarnings("unchecked") // the readers end in the constructor of T
    public T read(DataInputView in) throws IOException {
        int version = in.readByte();
        if (version < 1 || version > readers.length) {
            throw new IOException(
                    "%s reads versions 1 to %d, not %d: this state was written by a newer release"
                            .formatted(type.getSimpleName(), readers.length, version));
        }
        try {
            return (T) (Object) readers[version - 1].invokeExact(in);
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    @Override
    public String format() {
        return "record " + type.getName();
    }

    /** What a handle threw, as what the code behind it may throw. */
    private static IOException thrown(Throwable thrown) {
        if (thrown instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof IOException io ? io : new IOException(thrown);
    }
}
