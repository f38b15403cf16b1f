package dev.arbflow.jobs.io.json;

/** Is told of values that only a newer release knows, such as a reason that came later. */
@FunctionalInterface
public interface UnknownValues {

    /** Does nothing about them. */
    UnknownValues IGNORED = (field, value) -> {};

    /** A field holds a value whose meaning is not known here. */
    void found(String field, String value);
}
