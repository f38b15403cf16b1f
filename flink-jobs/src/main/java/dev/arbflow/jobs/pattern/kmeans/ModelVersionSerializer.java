package dev.arbflow.jobs.pattern.kmeans;

import dev.arbflow.jobs.state.StateSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** State format of {@link ModelVersion}. Never change a version; add the next one. */
public final class ModelVersionSerializer extends StateSerializer<ModelVersion> {
    private static final long serialVersionUID = 1L;

    @Override
    protected int version() {
        return 1;
    }

    @Override
    protected void write(ModelVersion version, DataOutputView out) throws IOException {
        out.writeLong(version.version());
        out.writeLong(version.learnedMs());
        VectorFields.writeModel(version.model(), out);
        VectorFields.writeLabels(version.labels(), out);
        out.writeInt(version.wanted());
        out.writeLong(version.windows());
        out.writeBoolean(version.refitted());
        ClusterQuality quality = version.quality();
        out.writeDouble(quality.silhouette());
        out.writeDouble(quality.daviesBouldin());
        out.writeDouble(quality.meanSquare());
        out.writeInt(quality.points());
    }

    @Override
    protected ModelVersion read(int version, DataInputView in) throws IOException {
        return new ModelVersion(
                in.readLong(),
                in.readLong(),
                VectorFields.readModel(in),
                VectorFields.readLabels(in),
                in.readInt(),
                in.readLong(),
                in.readBoolean(),
                new ClusterQuality(
                        in.readDouble(), in.readDouble(), in.readDouble(), in.readInt()));
    }

    @Override
    public TypeSerializerSnapshot<ModelVersion> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Finds the serializer again when a checkpoint is restored. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<ModelVersion> {
        public Snapshot() {
            super(ModelVersionSerializer::new);
        }
    }
}
