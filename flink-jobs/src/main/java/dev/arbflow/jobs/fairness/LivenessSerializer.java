package dev.arbflow.jobs.fairness;

import dev.arbflow.jobs.state.StateSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** State format of {@link Liveness}. Never change a version; add the next one. */
final class LivenessSerializer extends StateSerializer<Liveness> {
    private static final long serialVersionUID = 1L;

    @Override
    protected int version() {
        return 1;
    }

    @Override
    protected void write(Liveness value, DataOutputView out) throws IOException {
        out.writeBoolean(value.usable());
        out.writeLong(value.asOfUs());
        out.writeLong(value.settledUs());
        out.writeLong(value.epoch());
        out.writeLong(value.sequence());
    }

    @Override
    protected Liveness read(int version, DataInputView in) throws IOException {
        return new Liveness(
                in.readBoolean(), in.readLong(), in.readLong(), in.readLong(), in.readLong());
    }

    @Override
    public TypeSerializerSnapshot<Liveness> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Finds the serializer again when a checkpoint is restored. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Liveness> {
        public Snapshot() {
            super(LivenessSerializer::new);
        }
    }
}
