package dev.arbflow.jobs.state.record;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Gives a record's component a codec where its type has none. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface CodedBy {

    /** A class with a constructor without parameters. */
    Class<? extends Codec<?>> value();
}
