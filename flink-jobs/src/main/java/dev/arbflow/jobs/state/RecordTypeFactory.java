package dev.arbflow.jobs.state;

import dev.arbflow.jobs.state.record.RecordSerializer;
import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * Points Flink from a record that names it in {@link org.apache.flink.api.common.typeinfo.TypeInfo}
 * to the record's {@link RecordSerializer}.
 *
 * @param <T> the record
 */
public final class RecordTypeFactory<T extends Record> extends TypeInfoFactory<T> {

    @Override
    @SuppressWarnings("unchecked") // Flink passes the type that bears the annotation
    public TypeInformation<T> createTypeInfo(
            Type type, Map<String, TypeInformation<?>> parameters) {
        Class<T> record = (Class<T>) type;
        return new StateType<>(record, RecordSerializer.of(record));
    }
}
