package dev.arbflow.jobs.state.record;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Keeps in a savepoint which record was written, and with which components.
 *
 * <p>A later release reads the values as they are if it has only added components with a version of
 * their own. It migrates them if components have changed places or have become of a larger type or
 * nullable, and refuses them if one has gone, has become something else or says nothing of older
 * values.
 *
 * @param <T> the record
 */
public final class RecordSerializerSnapshot<T extends Record> implements TypeSerializerSnapshot<T> {
    private static final int VERSION = 1;

    private Class<T> type;
    private Schemas schemas;

    /** For Flink, which then calls {@link #readSnapshot}. */
    public RecordSerializerSnapshot() {}

    RecordSerializerSnapshot(Class<T> type, Schemas schemas) {
        this.type = type;
        this.schemas = schemas;
    }

    @Override
    public int getCurrentVersion() {
        return VERSION;
    }

    @Override
    public void writeSnapshot(DataOutputView out) throws IOException {
        schemas.write(out);
    }

    @Override
    @SuppressWarnings("unchecked") // the name is that of a record, as the next line sees
    public void readSnapshot(int readVersion, DataInputView in, ClassLoader loader)
            throws IOException {
        schemas = Schemas.read(in);
        try {
            type =
                    (Class<T>)
                            Class.forName(schemas.outermost(), false, loader)
                                    .asSubclass(Record.class);
        } catch (ClassNotFoundException e) {
            throw new IOException(
                    "this state holds records of %s, a class that is gone"
                            .formatted(schemas.outermost()),
                    e);
        }
    }

    /**
     * @throws IllegalArgumentException if today's record cannot be read from what was stored
     */
    @Override
    public RecordSerializer<T> restoreSerializer() {
        return RecordSerializer.of(type, schemas);
    }

    @Override
    public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
            TypeSerializerSnapshot<T> older) {
        if (!(older instanceof RecordSerializerSnapshot<T> stored)
                || !stored.type.equals(type)
                || !stored.isReadable()) {
            return TypeSerializerSchemaCompatibility.incompatible();
        }
        return schemas.readsAsIs(stored.schemas)
                ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                : TypeSerializerSchemaCompatibility.compatibleAfterMigration();
    }

    private boolean isReadable() {
        try {
            restoreSerializer();
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
