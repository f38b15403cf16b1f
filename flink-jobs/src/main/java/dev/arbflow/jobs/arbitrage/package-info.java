/**
 * From books to arbitrage episodes: order in time, judge every route, recognise what lasts.
 *
 * <p>Allowed imports: {@code java.*}, Flink, {@code dev.arbflow.market}, {@code
 * dev.arbflow.jobs.state}, and of {@code dev.arbflow.jobs.config} the record {@code Detection} with
 * its parts; no connector.
 *
 * <p>More than twenty files, because a value in state stands beside its serializer. Savepoints name
 * those serializers by package, so that moving one would make every savepoint unreadable.
 */
package dev.arbflow.jobs.arbitrage;
