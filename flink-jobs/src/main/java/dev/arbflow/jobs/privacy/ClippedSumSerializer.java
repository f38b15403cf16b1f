package dev.arbflow.jobs.privacy;

import dev.arbflow.jobs.state.StateSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** State format of {@link ClippedSum}. Never change a version; add the next one. */
final class ClippedSumSerializer extends StateSerializer<ClippedSum> {
    private static final long serialVersionUID = 1L;

    @Override
    protected int version() {
        return 1;
    }

    @Override
    protected void write(ClippedSum sum, DataOutputView out) throws IOException {
        out.writeLong(sum.trades());
        out.writeLong(sum.steps());
    }

    @Override
    protected ClippedSum read(int version, DataInputView in) throws IOException {
        return new ClippedSum(in.readLong(), in.readLong());
    }

    @Override
    public TypeSerializerSnapshot<ClippedSum> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Finds the serializer again when a checkpoint is restored. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<ClippedSum> {
        public Snapshot() {
            super(ClippedSumSerializer::new);
        }
    }
}
