package dev.arbflow.jobs.state;

import dev.arbflow.market.behaviour.FeatureWindow;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** State format of {@link FeatureWindow}. Never change a version; add the next one. */
public final class FeatureWindowSerializer extends StateSerializer<FeatureWindow> {
    private static final long serialVersionUID = 1L;

    @Override
    protected int version() {
        return 1;
    }

    @Override
    protected void write(FeatureWindow window, DataOutputView out) throws IOException {
        MarketFields.writeListing(window.listing(), out);
        out.writeLong(window.startUs());
        out.writeLong(window.endUs());
        MarketFields.writeEnum(window.completeness(), out);
        MarketFields.writeVector(window.raw(), out);
        MarketFields.writeVector(window.standardised(), out);
        out.writeLong(window.scalerVersion());
        MarketFields.writeVector(window.shape(), out);
        out.writeDouble(window.lastMid());
    }

    @Override
    protected FeatureWindow read(int version, DataInputView in) throws IOException {
        return new FeatureWindow(
                MarketFields.readListing(in),
                in.readLong(),
                in.readLong(),
                MarketFields.readEnum(FeatureWindow.Completeness.class, in),
                MarketFields.readVector(in),
                MarketFields.readVector(in),
                in.readLong(),
                MarketFields.readVector(in),
                in.readDouble());
    }

    @Override
    public TypeSerializerSnapshot<FeatureWindow> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Finds the serializer again when a checkpoint is restored. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<FeatureWindow> {
        public Snapshot() {
            super(FeatureWindowSerializer::new);
        }
    }
}
