/**
 * How values are written into keyed state and checkpoints.
 *
 * <p>Allowed imports: {@code java.*}, Flink, {@code dev.arbflow.market}.
 */
package dev.arbflow.jobs.state;
