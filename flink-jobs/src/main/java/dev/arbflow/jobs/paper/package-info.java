/**
 * What an account of given inventory would have made of the episodes, at the latency that they had.
 *
 * <p>Allowed imports: {@code java.*}, Flink in the operator only, {@code dev.arbflow.market},
 * {@code dev.arbflow.jobs.state}, and the {@code Paper} record of {@code dev.arbflow.jobs.config}.
 */
package dev.arbflow.jobs.paper;
