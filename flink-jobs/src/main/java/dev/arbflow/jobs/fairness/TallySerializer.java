package dev.arbflow.jobs.fairness;

import dev.arbflow.jobs.state.StateSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** State format of {@link Tally}. Never change a version; add the next one. */
final class TallySerializer extends StateSerializer<Tally> {
    private static final long serialVersionUID = 1L;

    @Override
    protected int version() {
        return 1;
    }

    @Override
    protected void write(Tally value, DataOutputView out) throws IOException {
        out.writeLong(value.liveUs());
        out.writeInt(value.gaps());
        out.writeLong(value.books());
        out.writeLong(value.trades());
    }

    @Override
    protected Tally read(int version, DataInputView in) throws IOException {
        return new Tally(in.readLong(), in.readInt(), in.readLong(), in.readLong());
    }

    @Override
    public TypeSerializerSnapshot<Tally> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Finds the serializer again when a checkpoint is restored. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Tally> {
        public Snapshot() {
            super(TallySerializer::new);
        }
    }
}
