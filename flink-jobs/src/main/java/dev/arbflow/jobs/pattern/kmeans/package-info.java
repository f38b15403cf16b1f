/**
 * Groups windows by behaviour while they arrive, with labels that keep their meaning.
 *
 * <p>Allowed imports: {@code java.*}, Flink, Flink ML's vectors, distances and k-means model,
 * commons-math3, {@code dev.arbflow.market}, {@code dev.arbflow.jobs.state}, and of {@code
 * dev.arbflow.jobs.config} {@code Clustering} and {@code TrainingWeights}; no connector.
 *
 * <p>More than twenty files, because a value in state stands beside its serializer. Savepoints name
 * those serializers by package, so that moving one would make every savepoint unreadable.
 */
package dev.arbflow.jobs.pattern.kmeans;
