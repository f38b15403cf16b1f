package dev.arbflow.jobs.io.fields;

/**
 * A value as one store has it: a row of the data dictionary.
 *
 * @param path where it is, objects separated by dots, {@code []} behind an array
 * @param type as the data dictionary calls it
 * @param unit empty if it has none
 * @param meaning in words
 */
public record Leaf(String path, String type, String unit, String meaning) {}
