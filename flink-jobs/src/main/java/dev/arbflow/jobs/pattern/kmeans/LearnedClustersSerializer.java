package dev.arbflow.jobs.pattern.kmeans;

import dev.arbflow.jobs.state.MarketFields;
import dev.arbflow.jobs.state.StateSerializer;
import dev.arbflow.jobs.state.record.RecordSerializer;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Map;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.ml.clustering.kmeans.KMeansModelData;
import org.apache.flink.ml.linalg.DenseVector;

/** State format of {@link LearnedClusters}. Never change a version; add the next one. */
final class LearnedClustersSerializer extends StateSerializer<LearnedClusters> {
    private static final long serialVersionUID = 1L;

    /** Points and centroids of version 1 do not know what was measured. */
    private static final int RAW_SINCE = 2;

    /** Before, nothing was weighed. */
    private static final int EVIDENCE_SINCE = 3;

    private static final RecordSerializer<GroupEvidence> EVIDENCE =
            RecordSerializer.of(GroupEvidence.class);
    private static final RecordSerializer<ChosenCount> CHOSEN =
            RecordSerializer.of(ChosenCount.class);
    private static final ModelDataCodec MODELS = new ModelDataCodec();

    @Override
    protected int version() {
        return 3;
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
            for (double[] raw : clusters.model.raw()) {
                MarketFields.writeVector(raw, out);
            }
        }
        out.writeInt(clusters.references.size());
        for (Map.Entry<Integer, DenseVector> reference : clusters.references.entrySet()) {
            out.writeInt(reference.getKey());
            MarketFields.writeVector(reference.getValue().values, out);
        }
        VectorFields.writePoints(clusters.batch, out);
        VectorFields.writePoints(clusters.sample, out);
        out.writeBoolean(clusters.evidence != null);
        if (clusters.evidence != null) {
            EVIDENCE.serialize(clusters.evidence, out);
        }
        CHOSEN.serialize(clusters.chosen, out);
        VectorFields.writePoints(clusters.apart, out);
    }

    @Override
    protected LearnedClusters read(int version, DataInputView in) throws IOException {
        LearnedClusters clusters = new LearnedClusters();
        clusters.version = in.readLong();
        clusters.learnedMs = in.readLong();
        clusters.points = in.readLong();
        clusters.nextLabel = in.readInt();
        if (in.readBoolean()) {
            clusters.model = readModel(version, in);
        }
        for (int left = in.readInt(); left > 0; left--) {
            clusters.references.put(in.readInt(), new DenseVector(MarketFields.readVector(in)));
        }
        boolean withRaw = version >= RAW_SINCE;
        clusters.batch = VectorFields.readPoints(in, withRaw);
        clusters.sample = new ArrayDeque<>(VectorFields.readPoints(in, withRaw));
        if (version >= EVIDENCE_SINCE) {
            clusters.evidence = in.readBoolean() ? EVIDENCE.deserialize(in) : null;
            clusters.chosen = CHOSEN.deserialize(in);
            clusters.apart = new ArrayDeque<>(VectorFields.readPoints(in, withRaw));
        }
        return clusters;
    }

    private static LabelledModel readModel(int version, DataInputView in) throws IOException {
        KMeansModelData data = MODELS.read(in);
        int[] labels = VectorFields.readLabels(in);
        double[][] raw = RawMeans.unknown(labels.length);
        for (int i = 0; i < raw.length && version >= RAW_SINCE; i++) {
            raw[i] = MarketFields.readVector(in);
        }
        return LabelledModel.goingOn(data, labels, raw);
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
