package dev.arbflow.jobs.pattern.lsh;

import dev.arbflow.jobs.state.MarketFields;
import dev.arbflow.jobs.state.StateSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** State format of {@link BucketVisit}. Never change a version; add the next one. */
final class BucketVisitSerializer extends StateSerializer<BucketVisit> {
    private static final long serialVersionUID = 1L;
    private static final BehaviourSerializer BEHAVIOURS = new BehaviourSerializer();

    @Override
    protected int version() {
        return 1;
    }

    @Override
    protected void write(BucketVisit visit, DataOutputView out) throws IOException {
        out.writeUTF(visit.bucket());
        MarketFields.writeEnum(visit.purpose(), out);
        BEHAVIOURS.serialize(visit.behaviour(), out);
    }

    @Override
    protected BucketVisit read(int version, DataInputView in) throws IOException {
        return new BucketVisit(
                in.readUTF(),
                MarketFields.readEnum(BucketVisit.Purpose.class, in),
                BEHAVIOURS.deserialize(in));
    }

    @Override
    public TypeSerializerSnapshot<BucketVisit> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Finds the serializer again when a checkpoint is restored. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<BucketVisit> {
        public Snapshot() {
            super(BucketVisitSerializer::new);
        }
    }
}
