package dev.arbflow.jobs.state;

import dev.arbflow.market.FeatureWindow;
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
        writeVector(window.raw(), out);
        writeVector(window.standardised(), out);
        out.writeLong(window.scalerVersion());
        writeVector(window.shape(), out);
        out.writeDouble(window.lastMid());
    }

    @Override
    protected FeatureWindow read(int version, DataInputView in) throws IOException {
        return new FeatureWindow(
                MarketFields.readListing(in),
                in.readLong(),
                in.readLong(),
                MarketFields.readEnum(FeatureWindow.Completeness.class, in),
                readVector(in),
                readVector(in),
                in.readLong(),
                readVector(in),
                in.readDouble());
    }

    private static void writeVector(double[] vector, DataOutputView out) throws IOException {
        out.writeInt(vector.length);
        for (double value : vector) {
            out.writeDouble(value);
        }
    }

    private static double[] readVector(DataInputView in) throws IOException {
        double[] vector = new double[in.readInt()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = in.readDouble();
        }
        return vector;
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
