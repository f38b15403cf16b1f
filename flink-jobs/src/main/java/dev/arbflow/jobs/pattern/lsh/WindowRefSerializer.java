package dev.arbflow.jobs.pattern.lsh;

import dev.arbflow.jobs.state.StateSerializer;
import dev.arbflow.market.behaviour.WindowRef;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** State format of {@link WindowRef}. Never change a version; add the next one. */
final class WindowRefSerializer extends StateSerializer<WindowRef> {
    private static final long serialVersionUID = 1L;

    @Override
    protected int version() {
        return 1;
    }

    @Override
    protected void write(WindowRef window, DataOutputView out) throws IOException {
        WindowFields.write(window, out);
    }

    @Override
    protected WindowRef read(int version, DataInputView in) throws IOException {
        return WindowFields.read(in);
    }

    @Override
    public TypeSerializerSnapshot<WindowRef> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Finds the serializer again when a checkpoint is restored. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<WindowRef> {
        public Snapshot() {
            super(WindowRefSerializer::new);
        }
    }
}
