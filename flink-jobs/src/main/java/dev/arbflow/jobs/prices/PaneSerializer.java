package dev.arbflow.jobs.prices;

import dev.arbflow.jobs.state.StateSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** State format of {@link Pane}. Never change a version; add the next one. */
final class PaneSerializer extends StateSerializer<Pane> {
    private static final long serialVersionUID = 1L;

    @Override
    protected int version() {
        return 1;
    }

    @Override
    protected void write(Pane pane, DataOutputView out) throws IOException {
        out.writeDouble(pane.minBuy());
        out.writeDouble(pane.maxSell());
        write(pane.lastBuy(), out);
        write(pane.lastSell(), out);
        out.writeLong(pane.trades());
    }

    @Override
    protected Pane read(int version, DataInputView in) throws IOException {
        return new Pane(
                in.readDouble(), in.readDouble(), readLast(in), readLast(in), in.readLong());
    }

    private static void write(LastPrice last, DataOutputView out) throws IOException {
        out.writeDouble(last.price());
        out.writeLong(last.happenedUs());
        out.writeLong(last.epoch());
        out.writeLong(last.sequence());
    }

    private static LastPrice readLast(DataInputView in) throws IOException {
        return new LastPrice(in.readDouble(), in.readLong(), in.readLong(), in.readLong());
    }

    @Override
    public TypeSerializerSnapshot<Pane> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Finds the serializer again when a checkpoint is restored. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Pane> {
        public Snapshot() {
            super(PaneSerializer::new);
        }
    }
}
