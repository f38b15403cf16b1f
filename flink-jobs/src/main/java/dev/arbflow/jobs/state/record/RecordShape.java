package dev.arbflow.jobs.state.record;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/**
 * What a record's class offers: its components, how to get them, and how to make a record of them.
 *
 * @param components in the order of the class
 * @param getters {@code (record)component}
 * @param constructor {@code (components...)record}
 */
record RecordShape(
        List<RecordComponent> components, List<MethodHandle> getters, MethodHandle constructor) {

    static RecordShape of(Class<?> record) {
        List<RecordComponent> components = Arrays.asList(record.getRecordComponents());
        Class<?>[] types =
                components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            MethodHandles.Lookup lookup =
                    MethodHandles.privateLookupIn(record, MethodHandles.lookup());
            Constructor<?> constructor = record.getDeclaredConstructor(types);
            return new RecordShape(
                    components,
                    components.stream().map(component -> getter(lookup, component)).toList(),
                    lookup.unreflectConstructor(constructor));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("cannot look into " + record, e);
        }
    }

    private static MethodHandle getter(MethodHandles.Lookup lookup, RecordComponent component) {
        try {
            return lookup.unreflect(component.getAccessor());
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException("cannot get " + component, e);
        }
    }

    /** Place of a component in the class; -1 if there is none of that name. */
    int indexOf(String name) {
        for (int i = 0; i < components.size(); i++) {
            if (components.get(i).getName().equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
