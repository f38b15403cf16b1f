package dev.arbflow.jobs.fairness;

import dev.arbflow.jobs.state.StateSerializer;
import dev.arbflow.market.Tape;
import dev.arbflow.market.coverage.CoverageCount;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** State format of {@link CoverageCount}. Never change a version; add the next one. */
final class CoverageCountSerializer extends StateSerializer<CoverageCount> {
    private static final long serialVersionUID = 1L;

    @Override
    protected int version() {
        return 1;
    }

    @Override
    protected void write(CoverageCount value, DataOutputView out) throws IOException {
        out.writeUTF(value.tape().code());
        out.writeLong(value.startUs());
        out.writeLong(value.endUs());
        out.writeLong(value.liveUs());
        out.writeInt(value.gaps());
        out.writeLong(value.books());
        out.writeLong(value.trades());
    }

    @Override
    protected CoverageCount read(int version, DataInputView in) throws IOException {
        return new CoverageCount(
                Tape.parse(in.readUTF()),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readInt(),
                in.readLong(),
                in.readLong());
    }

    @Override
    public TypeSerializerSnapshot<CoverageCount> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Finds the serializer again when a checkpoint is restored. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<CoverageCount> {
        public Snapshot() {
            super(CoverageCountSerializer::new);
        }
    }
}
