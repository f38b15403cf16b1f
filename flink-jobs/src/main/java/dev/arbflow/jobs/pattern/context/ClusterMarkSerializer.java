package dev.arbflow.jobs.pattern.context;

import dev.arbflow.jobs.state.MarketFields;
import dev.arbflow.jobs.state.StateSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** State format of {@link ClusterMark}. Never change a version; add the next one. */
final class ClusterMarkSerializer extends StateSerializer<ClusterMark> {
    private static final long serialVersionUID = 1L;

    @Override
    protected int version() {
        return 1;
    }

    @Override
    protected void write(ClusterMark mark, DataOutputView out) throws IOException {
        MarketFields.writeListing(mark.listing(), out);
        out.writeLong(mark.endUs());
        out.writeLong(mark.modelVersion());
        out.writeInt(mark.cluster());
        MarketFields.writeVector(mark.features(), out);
    }

    @Override
    protected ClusterMark read(int version, DataInputView in) throws IOException {
        return new ClusterMark(
                MarketFields.readListing(in),
                in.readLong(),
                in.readLong(),
                in.readInt(),
                MarketFields.readVector(in));
    }

    @Override
    public TypeSerializerSnapshot<ClusterMark> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Finds the serializer again when a checkpoint is restored. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<ClusterMark> {
        public Snapshot() {
            super(ClusterMarkSerializer::new);
        }
    }
}
