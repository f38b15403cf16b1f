/**
 * Which windows moved alike: locality-sensitive hashing of price paths, in keyed buckets.
 *
 * <p>Allowed imports: {@code java.*}, Flink, {@code dev.arbflow.market}, {@code
 * dev.arbflow.jobs.state}, and of {@code dev.arbflow.jobs.config} the records {@code Similarity}
 * and {@code Hashing}; no connector.
 *
 * <p>More than twenty files, because a value in state stands beside its serializer. Savepoints name
 * those serializers by package, so that moving one would make every savepoint unreadable.
 */
package dev.arbflow.jobs.pattern.lsh;
