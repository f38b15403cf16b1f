package dev.arbflow.jobs.arbitrage;

import dev.arbflow.jobs.state.StateSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** State format of {@link PastLifetimes}. Never change a version; add the next one. */
final class PastLifetimesSerializer extends StateSerializer<PastLifetimes> {
    private static final long serialVersionUID = 1L;

    @Override
    protected int version() {
        return 1;
    }

    @Override
    protected void write(PastLifetimes past, DataOutputView out) throws IOException {
        out.writeLong(past.forgetMs());
        out.writeInt(past.count());
        for (long lifetimeUs : past.lifetimesUs()) {
            out.writeLong(lifetimeUs);
        }
    }

    @Override
    protected PastLifetimes read(int version, DataInputView in) throws IOException {
        long forgetMs = in.readLong();
        long[] lifetimesUs = new long[in.readInt()];
        for (int i = 0; i < lifetimesUs.length; i++) {
            lifetimesUs[i] = in.readLong();
        }
        return new PastLifetimes(lifetimesUs, forgetMs);
    }

    @Override
    public TypeSerializerSnapshot<PastLifetimes> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Finds the serializer again when a checkpoint is restored. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<PastLifetimes> {
        public Snapshot() {
            super(PastLifetimesSerializer::new);
        }
    }
}
