package dev.arbflow.jobs.pattern.kmeans;

import dev.arbflow.jobs.state.FeatureWindowSerializer;
import dev.arbflow.jobs.state.StateSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** State format of {@link WeightedWindow}. Never change a version; add the next one. */
public final class WeightedWindowSerializer extends StateSerializer<WeightedWindow> {
    private static final long serialVersionUID = 1L;

    private static final FeatureWindowSerializer WINDOWS = new FeatureWindowSerializer();

    @Override
    protected int version() {
        return 1;
    }

    @Override
    protected void write(WeightedWindow value, DataOutputView out) throws IOException {
        WINDOWS.serialize(value.window(), out);
        out.writeDouble(value.weight());
    }

    @Override
    protected WeightedWindow read(int version, DataInputView in) throws IOException {
        return new WeightedWindow(WINDOWS.deserialize(in), in.readDouble());
    }

    @Override
    public TypeSerializerSnapshot<WeightedWindow> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Finds the serializer again when a checkpoint is restored. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<WeightedWindow> {
        public Snapshot() {
            super(WeightedWindowSerializer::new);
        }
    }
}
