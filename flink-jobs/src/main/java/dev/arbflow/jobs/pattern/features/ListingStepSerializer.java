package dev.arbflow.jobs.pattern.features;

import dev.arbflow.jobs.state.MarketFields;
import dev.arbflow.jobs.state.StateSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** State format of {@link ListingStep}. Never change a version; add the next one. */
final class ListingStepSerializer extends StateSerializer<ListingStep> {
    private static final long serialVersionUID = 1L;

    @Override
    protected int version() {
        return 1;
    }

    @Override
    protected void write(ListingStep step, DataOutputView out) throws IOException {
        MarketFields.writeListing(step.listing(), out);
        out.writeLong(step.endUs());
        out.writeDouble(step.mid());
        out.writeDouble(step.spreadBps());
        out.writeDouble(step.imbalance());
        out.writeLong(step.ageUs());
        out.writeBoolean(step.faulted());
        out.writeDouble(step.bought());
        out.writeDouble(step.sold());
        out.writeLong(step.trades());
    }

    @Override
    protected ListingStep read(int version, DataInputView in) throws IOException {
        return new ListingStep(
                MarketFields.readListing(in),
                in.readLong(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readLong(),
                in.readBoolean(),
                in.readDouble(),
                in.readDouble(),
                in.readLong());
    }

    @Override
    public TypeSerializerSnapshot<ListingStep> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Finds the serializer again when a checkpoint is restored. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<ListingStep> {
        public Snapshot() {
            super(ListingStepSerializer::new);
        }
    }
}
