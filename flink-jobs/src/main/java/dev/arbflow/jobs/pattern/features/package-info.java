/**
 * From books and trades to windows that describe how each listing behaved.
 *
 * <p>Allowed imports: {@code java.*}, Flink, {@code dev.arbflow.market}, {@code
 * dev.arbflow.jobs.state} and the {@code Behaviour} record of {@code dev.arbflow.jobs.config}.
 *
 * <p>More than twenty files, because a value in state stands beside its serializer. Savepoints name
 * those serializers by package, so that moving one would make every savepoint unreadable.
 */
package dev.arbflow.jobs.pattern.features;
