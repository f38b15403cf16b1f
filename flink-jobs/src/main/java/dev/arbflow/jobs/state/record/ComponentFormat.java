package dev.arbflow.jobs.state.record;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.Function;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * How components of one type are written, as handles that take the type as it is: no boxing.
 *
 * @param name {@link Codec#format}
 * @param writer {@code (type, DataOutputView)void}
 * @param reader {@code (DataInputView)type}
 * @param parser {@link Codec#parse}
 */
record ComponentFormat(
        String name, MethodHandle writer, MethodHandle reader, Function<String, Object> parser) {

    private static final MethodHandle WRITE =
            find("write", methodType(void.class, Object.class, DataOutputView.class));
    private static final MethodHandle READ =
            find("read", methodType(Object.class, DataInputView.class));

    /** The format of an object's codec. */
    static ComponentFormat of(Class<?> type, Codec<?> codec) {
        return new ComponentFormat(
                codec.format(),
                WRITE.bindTo(codec).asType(methodType(void.class, type, DataOutputView.class)),
                READ.bindTo(codec).asType(methodType(type, DataInputView.class)),
                codec::parse);
    }

    private static MethodHandle find(String method, MethodType type) {
        try {
            return MethodHandles.lookup().findVirtual(Codec.class, method, type);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(method, e);
        }
    }
}
