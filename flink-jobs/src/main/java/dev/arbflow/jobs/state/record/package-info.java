/**
 * How records are written into state and between operators: each by the components it declares.
 *
 * <p>Allowed imports: {@code java.*}, Flink, {@code dev.arbflow.market}.
 */
package dev.arbflow.jobs.state.record;
