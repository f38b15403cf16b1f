package dev.arbflow.jobs.pattern.features;

import dev.arbflow.jobs.state.StateSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** State format of {@link StepPane}. Never change a version; add the next one. */
final class StepPaneSerializer extends StateSerializer<StepPane> {
    private static final long serialVersionUID = 1L;

    @Override
    protected int version() {
        return 1;
    }

    @Override
    protected void write(StepPane pane, DataOutputView out) throws IOException {
        out.writeBoolean(pane.newest() != null);
        if (pane.newest() != null) {
            CarriedBookSerializer.writeTouch(pane.newest(), out);
        }
        out.writeBoolean(pane.faulted());
        out.writeLong(pane.aliveUs());
        out.writeDouble(pane.bought());
        out.writeDouble(pane.sold());
        out.writeLong(pane.trades());
    }

    @Override
    protected StepPane read(int version, DataInputView in) throws IOException {
        return new StepPane(
                in.readBoolean() ? CarriedBookSerializer.readTouch(in) : null,
                in.readBoolean(),
                in.readLong(),
                in.readDouble(),
                in.readDouble(),
                in.readLong());
    }

    @Override
    public TypeSerializerSnapshot<StepPane> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Finds the serializer again when a checkpoint is restored. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<StepPane> {
        public Snapshot() {
            super(StepPaneSerializer::new);
        }
    }
}
