package dev.arbflow.jobs.pattern.lsh;

import dev.arbflow.jobs.state.StateSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** State format of {@link Match}. Never change a version; add the next one. */
final class MatchSerializer extends StateSerializer<Match> {
    private static final long serialVersionUID = 1L;

    @Override
    protected int version() {
        return 1;
    }

    @Override
    protected void write(Match match, DataOutputView out) throws IOException {
        WindowFields.write(match.query(), out);
        WindowFields.write(match.found(), out);
        out.writeDouble(match.distance());
        out.writeInt(match.followedBy());
    }

    @Override
    protected Match read(int version, DataInputView in) throws IOException {
        return new Match(
                WindowFields.read(in), WindowFields.read(in), in.readDouble(), in.readInt());
    }

    @Override
    public TypeSerializerSnapshot<Match> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Finds the serializer again when a checkpoint is restored. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Match> {
        public Snapshot() {
            super(MatchSerializer::new);
        }
    }
}
