/**
 * Where the price of a market is made: shares of its venues in a vector error correction model.
 *
 * <p>Allowed imports: {@code java.*}, commons-math3, Flink, {@code dev.arbflow.market}, {@code
 * dev.arbflow.jobs.state}, the steps of {@code dev.arbflow.jobs.pattern.features} and the {@code
 * Analysis} and {@code Behaviour} records of {@code dev.arbflow.jobs.config}.
 */
package dev.arbflow.jobs.pattern.discovery;
