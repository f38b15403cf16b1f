package dev.arbflow.connector.websocket.enumerator;

import dev.arbflow.connector.websocket.split.FeedSplit;
import dev.arbflow.connector.websocket.split.FeedSplitSerializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * Checkpoint format of {@link FeedEnumeratorState}; a version is never changed, only followed by
 * another. Each split carries its own version.
 */
public final class FeedEnumeratorStateSerializer
        implements SimpleVersionedSerializer<FeedEnumeratorState> {

    private static final int VERSION = 1;
    private static final int USUAL_BYTES = 512;

    private final FeedSplitSerializer splits = new FeedSplitSerializer();

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(FeedEnumeratorState state) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(USUAL_BYTES);
        out.writeInt(state.assigned().size());
        for (String name : new TreeSet<>(state.assigned())) { // equal states, equal bytes
            out.writeUTF(name);
        }
        out.writeInt(splits.getVersion());
        out.writeInt(state.pending().size());
        for (FeedSplit split : state.pending()) {
            byte[] bytes = splits.serialize(split);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
        return out.getCopyOfBuffer();
    }

    @Override
    public FeedEnumeratorState deserialize(int version, byte[] bytes) throws IOException {
        if (version != VERSION) {
            throw new IOException("unknown version of the feed enumerator's state: " + version);
        }
        DataInputDeserializer in = new DataInputDeserializer(bytes);
        Set<String> assigned = new HashSet<>();
        for (int left = in.readInt(); left > 0; left--) {
            assigned.add(in.readUTF());
        }
        int splitVersion = in.readInt();
        List<FeedSplit> pending = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            byte[] split = new byte[in.readInt()];
            in.readFully(split);
            pending.add(splits.deserialize(splitVersion, split));
        }
        return new FeedEnumeratorState(assigned, pending);
    }
}
