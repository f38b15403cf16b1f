package dev.arbflow.embedded;

/** The type of a field of a measurement. */
public enum FieldType {
    /** A 64-bit float, {@code 1.5} in line protocol. */
    DOUBLE,
    /** A 64-bit integer, {@code 1i}. */
    LONG,
    /** {@code true} or {@code false}. */
    BOOLEAN,
    /** Text, {@code "quoted"}. */
    VARCHAR
}
