package dev.arbflow.jobs.prices;

import dev.arbflow.jobs.state.StateSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** State format of {@link LastPrices}. Never change a version; add the next one. */
final class LastPricesSerializer extends StateSerializer<LastPrices> {
    private static final long serialVersionUID = 1L;

    @Override
    protected int version() {
        return 1;
    }

    @Override
    protected void write(LastPrices prices, DataOutputView out) throws IOException {
        out.writeDouble(prices.buy());
        out.writeDouble(prices.sell());
    }

    @Override
    protected LastPrices read(int version, DataInputView in) throws IOException {
        return new LastPrices(in.readDouble(), in.readDouble());
    }

    @Override
    public TypeSerializerSnapshot<LastPrices> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Finds the serializer again when a checkpoint is restored. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<LastPrices> {
        public Snapshot() {
            super(LastPricesSerializer::new);
        }
    }
}
