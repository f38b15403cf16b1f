package dev.arbflow.jobs.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Format of one class of values in state: a version byte, then the fields.
 *
 * <p>A subclass writes the newest version and reads every version ever shipped.
 *
 * @param <T> the class of values
 */
public abstract class StateSerializer<T> extends TypeSerializerSingleton<T> {
    private static final long serialVersionUID = 1L;

    /** The version that {@link #write} writes, from 1 to 127. */
    protected abstract int version();

    /** Writes the fields of a value in the newest version. */
    protected abstract void write(T value, DataOutputView out) throws IOException;

    /**
     * Reads the fields of a value.
     *
     * @param version the version they were written in, at most {@link #version()}
     */
    protected abstract T read(int version, DataInputView in) throws IOException;

    /**
     * Whether values never change once they are in state, so that a snapshot may share them with
     * the operator; mutable ones are copied through their bytes.
     */
    protected boolean immutable() {
        return true;
    }

    @Override
    public final void serialize(T value, DataOutputView out) throws IOException {
        out.writeByte(version());
        write(value, out);
    }

    @Override
    public final T deserialize(DataInputView in) throws IOException {
        int version = in.readByte();
        if (version < 1 || version > version()) {
            throw new IOException(
                    getClass().getSimpleName()
                            + " reads versions 1 to "
                            + version()
                            + ", not "
                            + version
                            + ": this state was written by a newer release");
        }
        return read(version, in);
    }

    @Override
    public final T deserialize(T reuse, DataInputView in) throws IOException {
        return deserialize(in);
    }

    @Override
    public final void copy(DataInputView in, DataOutputView out) throws IOException {
        serialize(deserialize(in), out);
    }

    @Override
    public final T copy(T from) {
        if (immutable()) {
            return from;
        }
        try {
            DataOutputSerializer bytes = new DataOutputSerializer(256);
            serialize(from, bytes);
            return deserialize(new DataInputDeserializer(bytes.getSharedBuffer()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy through memory", e);
        }
    }

    @Override
    public final T copy(T from, T reuse) {
        return copy(from);
    }

    @Override
    public final boolean isImmutableType() {
        return immutable();
    }

    @Override
    public final T createInstance() {
        return null;
    }

    @Override
    public final int getLength() {
        return -1;
    }
}
