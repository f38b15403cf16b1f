/**
 * From books and trades to windows that describe how each listing behaved.
 *
 * <p>Allowed imports: {@code java.*}, Flink, {@code dev.arbflow.market}, {@code
 * dev.arbflow.jobs.state} and the {@code Behaviour} record of {@code dev.arbflow.jobs.config}.
 */
package dev.arbflow.jobs.pattern.features;
