/**
 * Whether clusters differ in what they mean for prices: analysis of variance, said with its limits.
 *
 * <p>Allowed imports: {@code java.*}, commons-math3, Flink, {@code dev.arbflow.market}, {@code
 * dev.arbflow.jobs.state} and the {@code Analysis} record of {@code dev.arbflow.jobs.config}.
 */
package dev.arbflow.jobs.pattern.analysis;
