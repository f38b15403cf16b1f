/**
 * Each trade once, and a place of its own in time for each.
 *
 * <p>Allowed imports: {@code java.*}, Flink, Guava, {@code dev.arbflow.market}, {@code
 * dev.arbflow.jobs.state} and the {@code Dedup} record of {@code dev.arbflow.jobs.config}.
 */
package dev.arbflow.jobs.dedup;
