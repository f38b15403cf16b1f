package dev.arbflow.jobs.pattern.lsh;

import dev.arbflow.jobs.state.StateSerializer;
import dev.arbflow.market.behaviour.WindowRef;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** State format of {@link Behaviour}. Never change a version; add the next one. */
final class BehaviourSerializer extends StateSerializer<Behaviour> {
    private static final long serialVersionUID = 1L;

    @Override
    protected int version() {
        return 1;
    }

    @Override
    protected void write(Behaviour behaviour, DataOutputView out) throws IOException {
        WindowFields.write(behaviour.window(), out);
        out.writeInt(behaviour.followedBy());
        out.writeInt(behaviour.shape().length);
        for (float value : behaviour.shape()) {
            out.writeFloat(value);
        }
    }

    @Override
    protected Behaviour read(int version, DataInputView in) throws IOException {
        WindowRef window = WindowFields.read(in);
        int followedBy = in.readInt();
        float[] shape = new float[in.readInt()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = in.readFloat();
        }
        return new Behaviour(window, followedBy, shape);
    }

    @Override
    public TypeSerializerSnapshot<Behaviour> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Finds the serializer again when a checkpoint is restored. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Behaviour> {
        public Snapshot() {
            super(BehaviourSerializer::new);
        }
    }
}
