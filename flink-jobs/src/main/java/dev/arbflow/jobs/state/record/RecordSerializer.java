package dev.arbflow.jobs.state.record;

import java.io.IOException;
import java.io.ObjectInputStream;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The state format of every record: see {@link RecordCodec} for the bytes.
 *
 * <p>A record grows by components with {@link dev.arbflow.market.Since}; none may go. Records never
 * change once they are made, so that a snapshot may share them with the operator; that holds for
 * the arrays inside them too.
 *
 * @param <T> the record
 */
public final class RecordSerializer<T extends Record> extends TypeSerializer<T> {
    private static final long serialVersionUID = 1L;

    private final Class<T> type;
    private final Schemas schemas;
    private transient RecordCodec<T> codec;

    private RecordSerializer(Class<T> type, Schemas stored) {
        this.type = type;
        Codecs codecs = new Codecs(stored);
        this.codec = codecs.record(type);
        this.schemas = codecs.schemas();
    }

    /**
     * The serializer of a record as it is today.
     *
     * @throws IllegalArgumentException if a component's type has no codec, or a default is none
     */
    public static <T extends Record> RecordSerializer<T> of(Class<T> type) {
        return new RecordSerializer<>(type, Schemas.NONE);
    }

    /**
     * The serializer that wrote values in given schemas.
     *
     * @throws IllegalArgumentException if today's record cannot be read from them
     */
    static <T extends Record> RecordSerializer<T> of(Class<T> type, Schemas stored) {
        of(type).schemas
                .refusal(stored)
                .ifPresent(
                        reason -> {
                            throw new IllegalArgumentException(reason);
                        });
        return new RecordSerializer<>(type, stored);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        codec = new Codecs(schemas).record(type);
    }

    @Override
    public void serialize(T value, DataOutputView out) throws IOException {
        codec.write(value, out);
    }

    @Override
    public T deserialize(DataInputView in) throws IOException {
        return codec.read(in);
    }

    @Override
    public T deserialize(T reuse, DataInputView in) throws IOException {
        return codec.read(in);
    }

    @Override
    public void copy(DataInputView in, DataOutputView out) throws IOException {
        codec.write(codec.read(in), out);
    }

    @Override
    public T copy(T from) {
        return from;
    }

    @Override
    public T copy(T from, T reuse) {
        return from;
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public TypeSerializer<T> duplicate() {
        return this;
    }

    @Override
    public T createInstance() {
        return null;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordSerializer<?> that
                && that.type.equals(type)
                && that.schemas.equals(schemas);
    }

    @Override
    public int hashCode() {
        return 31 * type.hashCode() + schemas.hashCode();
    }

    @Override
    public String toString() {
        return "RecordSerializer<" + type.getSimpleName() + '>';
    }

    @Override
    public TypeSerializerSnapshot<T> snapshotConfiguration() {
        return new RecordSerializerSnapshot<>(type, schemas);
    }
}
