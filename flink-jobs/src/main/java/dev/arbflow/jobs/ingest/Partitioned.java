package dev.arbflow.jobs.ingest;

/**
 * A record and the partition it must be written to.
 *
 * @param partition from 0
 * @param value the record
 * @param <T> its type
 */
public record Partitioned<T>(int partition, T value) {}
