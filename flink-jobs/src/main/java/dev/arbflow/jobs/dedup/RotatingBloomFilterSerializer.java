package dev.arbflow.jobs.dedup;

import dev.arbflow.jobs.state.StateSerializer;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.java.typeutils.runtime.DataInputViewStream;
import org.apache.flink.api.java.typeutils.runtime.DataOutputViewStream;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * State format of {@link RotatingBloomFilter}. Never change a version; add the next one.
 *
 * <p>Filters are written by Guava, whose format names its own hash strategy.
 */
public final class RotatingBloomFilterSerializer extends StateSerializer<RotatingBloomFilter> {
    private static final long serialVersionUID = 1L;

    @Override
    protected int version() {
        return 1;
    }

    @Override
    protected boolean immutable() {
        return false;
    }

    @Override
    protected RotatingBloomFilter copyOf(RotatingBloomFilter value) {
        return value.copy();
    }

    @Override
    protected void write(RotatingBloomFilter value, DataOutputView out) throws IOException {
        value.writeTo(new DataOutputStream(new DataOutputViewStream(out)));
    }

    @Override
    protected RotatingBloomFilter read(int version, DataInputView in) throws IOException {
        return RotatingBloomFilter.readFrom(new DataInputStream(new DataInputViewStream(in)));
    }

    @Override
    public TypeSerializerSnapshot<RotatingBloomFilter> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Finds the serializer again when a checkpoint is restored. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<RotatingBloomFilter> {
        public Snapshot() {
            super(RotatingBloomFilterSerializer::new);
        }
    }
}
