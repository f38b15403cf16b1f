package dev.arbflow.jobs.arbitrage;

import dev.arbflow.jobs.state.MarketFields;
import dev.arbflow.jobs.state.StateSerializer;
import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.RefusalReason;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** State format of {@link RouteSignal}. Never change a version; add the next one. */
public final class RouteSignalSerializer extends StateSerializer<RouteSignal> {
    private static final long serialVersionUID = 1L;

    @Override
    protected int version() {
        return 2;
    }

    @Override
    protected void write(RouteSignal signal, DataOutputView out) throws IOException {
        MarketFields.writeRoute(signal.route(), out);
        out.writeLong(signal.ordinal());
        out.writeLong(signal.timeUs());
        out.writeLong(signal.provenUs());
        MarketFields.writeEnum(signal.kind(), out);
        out.writeBoolean(signal.transition());
        out.writeBoolean(signal.sustained());
        out.writeBoolean(signal.candidateEnds());
        MarketFields.writeEnum(signal.refusal(), out);
        MarketFields.writeEnum(signal.close(), out);
        out.writeBoolean(signal.spread() != null);
        if (signal.spread() != null) {
            MarketFields.writeSpread(signal.spread(), out);
        }
        out.writeInt(signal.ruleVersion());
    }

    @Override
    protected RouteSignal read(int version, DataInputView in) throws IOException {
        Route route = MarketFields.readRoute(in);
        long ordinal = in.readLong();
        long timeUs = in.readLong();
        return new RouteSignal(
                route,
                ordinal,
                timeUs,
                version < 2 ? timeUs : in.readLong(),
                MarketFields.readEnum(RouteSignal.Kind.class, in),
                in.readBoolean(),
                in.readBoolean(),
                in.readBoolean(),
                MarketFields.readEnum(RefusalReason.class, in),
                MarketFields.readEnum(CloseReason.class, in),
                in.readBoolean() ? MarketFields.readSpread(in) : null,
                in.readInt());
    }

    @Override
    public TypeSerializerSnapshot<RouteSignal> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Finds the serializer again when a checkpoint is restored. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<RouteSignal> {
        public Snapshot() {
            super(RouteSignalSerializer::new);
        }
    }
}
