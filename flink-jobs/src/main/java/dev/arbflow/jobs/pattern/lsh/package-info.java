/**
 * Which windows moved alike: locality-sensitive hashing of price paths, in keyed buckets.
 *
 * <p>Allowed imports: {@code java.*}, Flink, {@code dev.arbflow.market}, {@code
 * dev.arbflow.jobs.state}, and of {@code dev.arbflow.jobs.config} the records {@code Similarity}
 * and {@code Hashing}; no connector.
 */
package dev.arbflow.jobs.pattern.lsh;
