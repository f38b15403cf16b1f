/**
 * What is published of a trade, and under which name.
 *
 * <p>Allowed imports: {@code java.*}, Flink, {@code dev.arbflow.market}, and of {@code
 * dev.arbflow.jobs.config} the record {@code Privacy}.
 */
package dev.arbflow.jobs.privacy;
