package dev.arbflow.jobs.pattern.kmeans;

import dev.arbflow.jobs.state.MarketFields;
import dev.arbflow.jobs.state.StateSerializer;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Map;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.ml.linalg.DenseVector;

/** State format of {@link LearnedClusters}. Never change a version; add the next one. */
final class LearnedClustersSerializer extends StateSerializer<LearnedClusters> {
    private static final long serialVersionUID = 1L;

    private static final ModelDataCodec MODELS = new ModelDataCodec();

    @Override
    protected int version() {
        return 1;
    }

    @Override
    protected boolean immutable() {
        return false;
    }

    @Override
    protected void write(LearnedClusters clusters, DataOutputView out) throws IOException {
        out.writeLong(clusters.version);
        out.writeLong(clusters.learnedMs);
        out.writeLong(clusters.points);
        out.writeInt(clusters.nextLabel);
        out.writeBoolean(clusters.model != null);
        if (clusters.model != null) {
            MODELS.write(clusters.model.data(), out);
            VectorFields.writeLabels(clusters.model.labels(), out);
        }
        out.writeInt(clusters.references.size());
        for (Map.Entry<Integer, DenseVector> reference : clusters.references.entrySet()) {
            out.writeInt(reference.getKey());
            MarketFields.writeVector(reference.getValue().values, out);
        }
        VectorFields.writePoints(clusters.batch, out);
        VectorFields.writePoints(clusters.sample, out);
    }

    @Override
    protected LearnedClusters read(int version, DataInputView in) throws IOException {
        LearnedClusters clusters = new LearnedClusters();
        clusters.version = in.readLong();
        clusters.learnedMs = in.readLong();
        clusters.points = in.readLong();
        clusters.nextLabel = in.readInt();
        if (in.readBoolean()) {
            clusters.model = new LabelledModel(MODELS.read(in), VectorFields.readLabels(in));
        }
        for (int left = in.readInt(); left > 0; left--) {
            clusters.references.put(in.readInt(), new DenseVector(MarketFields.readVector(in)));
        }
        clusters.batch = VectorFields.readPoints(in);
        clusters.sample = new ArrayDeque<>(VectorFields.readPoints(in));
        return clusters;
    }

    @Override
    public TypeSerializerSnapshot<LearnedClusters> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Finds the serializer again when a checkpoint is restored. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<LearnedClusters> {
        public Snapshot() {
            super(LearnedClustersSerializer::new);
        }
    }
}
