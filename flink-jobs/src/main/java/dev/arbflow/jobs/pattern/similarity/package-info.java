/**
 * Which windows of a market moved alike, now and before, and what followed.
 *
 * <p>Allowed imports: {@code java.*}, Flink, {@code dev.arbflow.market}, {@code
 * dev.arbflow.jobs.state}, and of {@code dev.arbflow.jobs.config} the record {@code Similarity}; no
 * connector; commons-math for the regression of differences. Only the function, its topology, what
 * is in state and its formats know Flink.
 */
package dev.arbflow.jobs.pattern.similarity;
