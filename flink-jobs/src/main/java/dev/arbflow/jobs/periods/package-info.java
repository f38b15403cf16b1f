/**
 * Periods of event time that pass whether or not anything happens in them.
 *
 * <p>Allowed imports: {@code java.*}, Flink, {@code dev.arbflow.market}.
 */
package dev.arbflow.jobs.periods;
