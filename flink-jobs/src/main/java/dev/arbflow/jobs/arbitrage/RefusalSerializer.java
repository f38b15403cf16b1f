package dev.arbflow.jobs.arbitrage;

import dev.arbflow.jobs.state.MarketFields;
import dev.arbflow.jobs.state.StateSerializer;
import dev.arbflow.market.arbitrage.Refusal;
import dev.arbflow.market.arbitrage.RefusalReason;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** State format of {@link Refusal}. Never change a version; add the next one. */
public final class RefusalSerializer extends StateSerializer<Refusal> {
    private static final long serialVersionUID = 1L;

    @Override
    protected int version() {
        return 1;
    }

    @Override
    protected void write(Refusal refusal, DataOutputView out) throws IOException {
        MarketFields.writeRoute(refusal.route(), out);
        MarketFields.writeEnum(refusal.reason(), out);
        out.writeLong(refusal.minuteUs());
        out.writeLong(refusal.samples());
        out.writeLong(refusal.candidates());
        out.writeDouble(refusal.bestGrossBps());
        out.writeDouble(refusal.bestNetBps());
    }

    @Override
    protected Refusal read(int version, DataInputView in) throws IOException {
        return new Refusal(
                MarketFields.readRoute(in),
                MarketFields.readEnum(RefusalReason.class, in),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readDouble(),
                in.readDouble());
    }

    @Override
    public TypeSerializerSnapshot<Refusal> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Finds the serializer again when a checkpoint is restored. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Refusal> {
        public Snapshot() {
            super(RefusalSerializer::new);
        }
    }
}
