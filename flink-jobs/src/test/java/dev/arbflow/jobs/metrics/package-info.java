/**
 * What docs/observability.md says of the metrics, compared with what the jobs register.
 *
 * <p>Allowed imports: {@code java.*}, Flink, everything of the jobs.
 */
package dev.arbflow.jobs.metrics;
