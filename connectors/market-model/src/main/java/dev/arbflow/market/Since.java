package dev.arbflow.market;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says of a record's component that older records lack it, and what it is there.
 *
 * <p>Whoever keeps such records in state then still reads the older ones; a component without it
 * has been there from version 1 on.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Since {

    /** Version of the record that brought the component, from 2 to 127. */
    int version();

    /**
     * The component's value in older records: a number, {@code true} or {@code false}, the name of
     * an enum constant, a code or a text; empty for null where it may be, and for no elements.
     */
    String absent();
}
