package dev.arbflow.jobs.state.record;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Makes the handles that write and read a record's components.
 *
 * @param shape of the record
 * @param parts in the order of the bytes
 */
record RecordHandles(RecordShape shape, List<Part> parts) {

    /**
     * A component and how it is written.
     *
     * @param index its place in the record
     * @param since first version that has it
     * @param format its bytes
     * @param absent its value in versions without it; null if every version has it
     */
    record Part(int index, int since, ComponentFormat format, Object absent) {}

    /** {@code (Object, DataOutputView)void}: every component after the other. */
    MethodHandle writer() {
        MethodType type = methodType(void.class, Object.class, DataOutputView.class);
        MethodHandle all = MethodHandles.empty(type);
        for (int i = parts.size() - 1; i >= 0; i--) {
            Part part = parts.get(i);
            MethodHandle one =
                    MethodHandles.filterArguments(
                            part.format().writer(), 0, shape.getters().get(part.index()));
            all = MethodHandles.foldArguments(all, one.asType(type));
        }
        return all;
    }

    /** {@code (DataInputView)Object}: the components that a version has, and defaults. */
    MethodHandle reader(int version) {
        List<Part> present = parts.stream().filter(part -> part.since() <= version).toList();
        MethodHandle[] readers =
                present.stream().map(part -> part.format().reader()).toArray(MethodHandle[]::new);
        MethodHandle filled = inOrderOfBytes(withDefaults(version), present);
        MethodHandle all = MethodHandles.filterArguments(filled, 0, readers); // from left to right
        MethodType type = methodType(all.type().returnType(), DataInputView.class);
        return MethodHandles.permuteArguments(all, type, new int[readers.length])
                .asType(methodType(Object.class, DataInputView.class));
    }

    private MethodHandle withDefaults(int version) {
        MethodHandle filled = shape.constructor();
        List<Part> fromTheLast =
                parts.stream()
                        .filter(part -> part.since() > version)
                        .sorted((a, b) -> b.index() - a.index())
                        .toList();
        for (Part part : fromTheLast) {
            filled = MethodHandles.insertArguments(filled, part.index(), part.absent());
        }
        return filled;
    }

    /** The constructor's parameters that are left, in the order in which they will be read. */
    private static MethodHandle inOrderOfBytes(MethodHandle filled, List<Part> present) {
        int[] ofTheRecord = present.stream().mapToInt(Part::index).sorted().toArray();
        Class<?>[] types = new Class<?>[ofTheRecord.length];
        int[] places = new int[ofTheRecord.length];
        for (int place = 0; place < types.length; place++) {
            int parameter = Arrays.binarySearch(ofTheRecord, present.get(place).index());
            types[place] = filled.type().parameterType(parameter);
            places[parameter] = place;
        }
        return MethodHandles.permuteArguments(
                filled, methodType(filled.type().returnType(), types), places);
    }
}
