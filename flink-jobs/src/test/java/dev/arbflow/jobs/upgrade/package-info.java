/**
 * Savepoints of released versions, restored into today's job.
 *
 * <p>Allowed imports: {@code java.*}, Flink, everything of the jobs.
 */
package dev.arbflow.jobs.upgrade;
