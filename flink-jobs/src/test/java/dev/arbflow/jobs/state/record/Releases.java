package dev.arbflow.jobs.state.record;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Two classes of a test, as if the second were a later release of the first. */
final class Releases {
    private Releases() {}

    /** What a savepoint of the earlier class would hold, had it had the later one's name. */
    static <E extends Record, L extends Record> RecordSerializerSnapshot<L> snapshot(
            Class<E> earlier, Class<L> later) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(256);
        renamed(new Codecs(Schemas.NONE), earlier, later).write(out);
        return read(out.getCopyOfBuffer());
    }

    private static Schemas renamed(Codecs codecs, Class<?> earlier, Class<?> later) {
        codecs.record(earlier);
        return new Schemas(
                codecs.schemas().all().stream()
                        .map(
                                schema ->
                                        schema.record().equals(earlier.getName())
                                                ? new RecordSchema(
                                                        later.getName(),
                                                        schema.version(),
                                                        schema.fields())
                                                : schema)
                        .toList());
    }

    /** A snapshot of those bytes. */
    static <T extends Record> RecordSerializerSnapshot<T> read(byte[] bytes) throws IOException {
        RecordSerializerSnapshot<T> snapshot = new RecordSerializerSnapshot<>();
        snapshot.readSnapshot(
                snapshot.getCurrentVersion(),
                new DataInputDeserializer(bytes),
                Releases.class.getClassLoader());
        return snapshot;
    }

    /** What Flink says of the later release's serializer, given the savepoint of the earlier. */
    static <L extends Record> TypeSerializerSchemaCompatibility<L> compatibility(
            TypeSerializerSnapshot<L> savepoint, Class<L> later) {
        return RecordSerializer.of(later)
                .snapshotConfiguration()
                .resolveSchemaCompatibility(savepoint);
    }

    static <T extends Record> byte[] bytes(RecordSerializer<T> serializer, T value)
            throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(value, out);
        return out.getCopyOfBuffer();
    }
}
