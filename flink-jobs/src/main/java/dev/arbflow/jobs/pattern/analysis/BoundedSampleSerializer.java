package dev.arbflow.jobs.pattern.analysis;

import dev.arbflow.jobs.state.StateSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** State format of {@link BoundedSample}. Never change a version; add the next one. */
final class BoundedSampleSerializer extends StateSerializer<BoundedSample> {
    private static final long serialVersionUID = 1L;

    @Override
    protected int version() {
        return 1;
    }

    @Override
    protected void write(BoundedSample sample, DataOutputView out) throws IOException {
        out.writeInt(sample.hashes().length);
        for (int i = 0; i < sample.hashes().length; i++) {
            out.writeLong(sample.hashes()[i]);
            out.writeDouble(sample.values()[i]);
        }
    }

    @Override
    protected BoundedSample read(int version, DataInputView in) throws IOException {
        int size = in.readInt();
        long[] hashes = new long[size];
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            hashes[i] = in.readLong();
            values[i] = in.readDouble();
        }
        return BoundedSample.of(hashes, values);
    }

    @Override
    public TypeSerializerSnapshot<BoundedSample> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Finds the serializer again when a checkpoint is restored. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<BoundedSample> {
        public Snapshot() {
            super(BoundedSampleSerializer::new);
        }
    }
}
