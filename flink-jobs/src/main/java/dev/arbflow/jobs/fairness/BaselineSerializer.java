package dev.arbflow.jobs.fairness;

import dev.arbflow.jobs.state.StateSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** State format of {@link Baseline}. Never change a version; add the next one. */
final class BaselineSerializer extends StateSerializer<Baseline> {
    private static final long serialVersionUID = 1L;

    @Override
    protected int version() {
        return 1;
    }

    @Override
    protected void write(Baseline value, DataOutputView out) throws IOException {
        out.writeInt(value.startsUs().length);
        for (int i = 0; i < value.startsUs().length; i++) {
            out.writeLong(value.startsUs()[i]);
            out.writeLong(value.own()[i]);
            out.writeLong(value.all()[i]);
        }
    }

    @Override
    protected Baseline read(int version, DataInputView in) throws IOException {
        int size = in.readInt();
        long[] startsUs = new long[size];
        long[] own = new long[size];
        long[] all = new long[size];
        for (int i = 0; i < size; i++) {
            startsUs[i] = in.readLong();
            own[i] = in.readLong();
            all[i] = in.readLong();
        }
        return new Baseline(startsUs, own, all);
    }

    @Override
    public TypeSerializerSnapshot<Baseline> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Finds the serializer again when a checkpoint is restored. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Baseline> {
        public Snapshot() {
            super(BaselineSerializer::new);
        }
    }
}
