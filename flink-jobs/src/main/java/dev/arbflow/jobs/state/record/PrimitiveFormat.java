package dev.arbflow.jobs.state.record;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A primitive type of components, written without boxing in the bytes of {@code DataOutput}.
 *
 * @param type the type
 * @param boxed of its boxed values, in the same bytes
 * @param format of components of the type
 */
record PrimitiveFormat(Class<?> type, Codec<?> boxed, ComponentFormat format) {
    private static final List<PrimitiveFormat> ALL =
            List.of(
                    of(boolean.class, "Boolean", Scalars.BOOLEANS),
                    of(int.class, "Int", Scalars.INTS),
                    of(long.class, "Long", Scalars.LONGS),
                    of(float.class, "Float", Scalars.FLOATS),
                    of(double.class, "Double", Scalars.DOUBLES));

    private static PrimitiveFormat of(Class<?> type, String method, Codec<?> boxed) {
        return new PrimitiveFormat(
                type,
                boxed,
                new ComponentFormat(
                        boxed.format(),
                        writer(type, "write" + method),
                        reader(type, "read" + method),
                        boxed::parse));
    }

    static Optional<ComponentFormat> of(Class<?> type) {
        return first(each -> each.type == type).map(found -> found.format);
    }

    /** Of boxed values, as lists and maps hold them. */
    static Optional<Codec<?>> ofBoxed(Class<?> box) {
        return first(each -> methodType(each.type).wrap().returnType() == box)
                .map(found -> found.boxed);
    }

    /**
     * The bytes of a format for a component that has become of a larger type since.
     *
     * @return empty if not every value fits into the type
     */
    static Optional<ComponentFormat> widened(String format, Class<?> larger) {
        return first(each -> each.format.name().equals(format) && each.fitsInto(larger))
                .map(found -> found.as(larger));
    }

    private static Optional<PrimitiveFormat> first(Predicate<PrimitiveFormat> wanted) {
        return ALL.stream().filter(wanted).findFirst();
    }

    private boolean fitsInto(Class<?> larger) {
        return larger == double.class
                ? type == int.class || type == float.class
                : type == int.class && larger == long.class;
    }

    private ComponentFormat as(Class<?> larger) {
        return new ComponentFormat(
                format.name(),
                MethodHandles.explicitCastArguments(
                        format.writer(), methodType(void.class, larger, DataOutputView.class)),
                format.reader().asType(methodType(larger, DataInputView.class)),
                format.parser());
    }

    private static MethodHandle writer(Class<?> type, String method) {
        try {
            return MethodHandles.permuteArguments(
                    MethodHandles.publicLookup()
                            .findVirtual(
                                    DataOutputView.class, method, methodType(void.class, type)),
                    methodType(void.class, type, DataOutputView.class),
                    1,
                    0);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(method, e);
        }
    }

    private static MethodHandle reader(Class<?> type, String method) {
        try {
            return MethodHandles.publicLookup()
                    .findVirtual(DataInputView.class, method, methodType(type));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(method, e);
        }
    }
}
