package dev.arbflow.jobs.privacy;

import dev.arbflow.jobs.state.StateSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** State format of {@link EpsilonLedger}. Never change a version; add the next one. */
final class EpsilonLedgerSerializer extends StateSerializer<EpsilonLedger> {
    private static final long serialVersionUID = 1L;

    @Override
    protected int version() {
        return 1;
    }

    @Override
    protected void write(EpsilonLedger ledger, DataOutputView out) throws IOException {
        out.writeLong(ledger.period());
        out.writeLong(ledger.spentMicros());
    }

    @Override
    protected EpsilonLedger read(int version, DataInputView in) throws IOException {
        return new EpsilonLedger(in.readLong(), in.readLong());
    }

    @Override
    public TypeSerializerSnapshot<EpsilonLedger> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Finds the serializer again when a checkpoint is restored. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<EpsilonLedger> {
        public Snapshot() {
            super(EpsilonLedgerSerializer::new);
        }
    }
}
