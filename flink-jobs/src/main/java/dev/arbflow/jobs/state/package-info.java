/**
 * How values are written into keyed state and checkpoints, and when the timers that drop them fire.
 *
 * <p>Allowed imports: {@code java.*}, Flink, {@code dev.arbflow.market}.
 */
package dev.arbflow.jobs.state;
