package dev.arbflow.jobs.pattern.features;

import dev.arbflow.jobs.state.StateSerializer;
import dev.arbflow.market.behaviour.Feature;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** State format of {@link Scaling}. Never change a version; add the next one. */
final class ScalingSerializer extends StateSerializer<Scaling> {
    private static final long serialVersionUID = 1L;

    @Override
    protected int version() {
        return 1;
    }

    @Override
    protected void write(Scaling scaling, DataOutputView out) throws IOException {
        Scaler published = scaling.published();
        out.writeLong(published.version());
        out.writeLong(published.sinceUs());
        out.writeDouble(published.windows());
        for (Feature feature : Feature.values()) {
            out.writeDouble(published.means()[feature.index()]);
            out.writeDouble(published.deviations()[feature.index()]);
            Moments moments = scaling.moments()[feature.index()];
            out.writeDouble(moments.weight());
            out.writeDouble(moments.mean());
            out.writeDouble(moments.squares());
        }
    }

    @Override
    protected Scaling read(int version, DataInputView in) throws IOException {
        long published = in.readLong();
        long sinceUs = in.readLong();
        double windows = in.readDouble();
        double[] means = new double[Feature.COUNT];
        double[] deviations = new double[Feature.COUNT];
        Moments[] moments = new Moments[Feature.COUNT];
        for (int i = 0; i < Feature.COUNT; i++) {
            means[i] = in.readDouble();
            deviations[i] = in.readDouble();
            moments[i] = new Moments(in.readDouble(), in.readDouble(), in.readDouble());
        }
        return new Scaling(new Scaler(published, sinceUs, windows, means, deviations), moments);
    }

    @Override
    public TypeSerializerSnapshot<Scaling> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Finds the serializer again when a checkpoint is restored. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Scaling> {
        public Snapshot() {
            super(ScalingSerializer::new);
        }
    }
}
