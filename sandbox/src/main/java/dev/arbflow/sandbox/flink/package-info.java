/**
 * The Flink cluster inside this process: start, submit, stop with a drain, read metrics.
 *
 * <p>Allowed imports: {@code java.*}, Flink.
 */
package dev.arbflow.sandbox.flink;
