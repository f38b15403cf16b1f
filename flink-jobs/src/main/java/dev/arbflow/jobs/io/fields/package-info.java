/**
 * What a field of a record is, said once: name, type, unit, meaning, since which schema version and
 * where it goes. Topics, documents, points, exports and docs/data-dictionary.md derive from it.
 *
 * <p>Allowed imports: {@code java.*}, {@code dev.arbflow.market}; no store and no Flink.
 */
package dev.arbflow.jobs.io.fields;
