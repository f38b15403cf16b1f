/**
 * What is published of trades: single ones under pseudonyms, sums under noise.
 *
 * <p>Allowed imports: {@code java.*}, Flink, {@code dev.arbflow.market}, and of {@code
 * dev.arbflow.jobs.config} the records {@code Privacy} and {@code Releases}, {@code
 * dev.arbflow.jobs.periods}, {@code dev.arbflow.jobs.state}.
 */
package dev.arbflow.jobs.privacy;
