package dev.arbflow.jobs.pattern.lsh;

import dev.arbflow.jobs.state.StateSerializer;
import dev.arbflow.market.behaviour.SimilarPair;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** State format of {@link SimilarPair}. Never change a version; add the next one. */
final class SimilarPairSerializer extends StateSerializer<SimilarPair> {
    private static final long serialVersionUID = 1L;

    @Override
    protected int version() {
        return 1;
    }

    @Override
    protected void write(SimilarPair pair, DataOutputView out) throws IOException {
        WindowFields.write(pair.first(), out);
        WindowFields.write(pair.second(), out);
        out.writeDouble(pair.distance());
    }

    @Override
    protected SimilarPair read(int version, DataInputView in) throws IOException {
        return new SimilarPair(WindowFields.read(in), WindowFields.read(in), in.readDouble());
    }

    @Override
    public TypeSerializerSnapshot<SimilarPair> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Finds the serializer again when a checkpoint is restored. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<SimilarPair> {
        public Snapshot() {
            super(SimilarPairSerializer::new);
        }
    }
}
