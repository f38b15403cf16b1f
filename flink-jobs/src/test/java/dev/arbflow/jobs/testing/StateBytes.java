package dev.arbflow.jobs.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbflow.jobs.state.record.RecordSerializer;
import java.io.IOException;
import java.util.HexFormat;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * A value in state and the bytes it is kept as: what no later release may read or write otherwise.
 *
 * @param serializer of the value
 * @param hex the bytes, two digits each
 */
public record StateBytes<T>(TypeSerializer<T> serializer, T value, String hex) {

    /** A record and its bytes. */
    public static <T extends Record> StateBytes<T> of(Class<T> type, T value, String hex) {
        return new StateBytes<>(RecordSerializer.of(type), value, hex);
    }

    /** The value means the bytes and the bytes mean the value, in a savepoint too. */
    public void assertKept() throws IOException {
        assertBytesKept();
        assertThat(read())
                .usingRecursiveComparison()
                .withEqualsForType((a, b) -> Double.compare(a, b) == 0, Double.class) // NaN too
                .isEqualTo(value);
    }

    /** The same for a value that cannot be looked into: what the bytes mean is written as them. */
    public void assertBytesKept() throws IOException {
        assertThat(HexFormat.of().formatHex(write(value))).isEqualTo(hex);
        assertThat(HexFormat.of().formatHex(write(read()))).isEqualTo(hex);
        assertThat(throughASavepoint().restoreSerializer()).isEqualTo(serializer);
        refusesBytesOfANewerRelease();
    }

    /** The value as its bytes tell it. */
    public T read() throws IOException {
        return read(HexFormat.of().parseHex(hex));
    }

    private void refusesBytesOfANewerRelease() {
        byte[] bytes = HexFormat.of().parseHex(hex);
        int newest = bytes[0];
        bytes[0]++;
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(
                        "reads versions 1 to %s, not %s".formatted(newest, newest + 1));
    }

    private byte[] write(T written) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(written, out);
        return out.getCopyOfBuffer();
    }

    private T read(byte[] bytes) throws IOException {
        DataInputDeserializer in = new DataInputDeserializer(bytes);
        T read = serializer.deserialize(in);
        assertThat(in.available()).as("bytes left over").isZero();
        return read;
    }

    private TypeSerializerSnapshot<T> throughASavepoint() throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(256);
        TypeSerializerSnapshot.writeVersionedSnapshot(out, serializer.snapshotConfiguration());
        return TypeSerializerSnapshot.readVersionedSnapshot(
                new DataInputDeserializer(out.getCopyOfBuffer()),
                StateBytes.class.getClassLoader());
    }

    @Override
    public String toString() {
        return value.getClass().getSimpleName();
    }
}
