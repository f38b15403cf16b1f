/**
 * Which behaviour trades and episodes happened in.
 *
 * <p>Allowed imports: {@code java.*}, Flink, {@code dev.arbflow.market}, {@code
 * dev.arbflow.jobs.state} and of {@code dev.arbflow.jobs.privacy} the record {@code
 * PublishedTrade}.
 */
package dev.arbflow.jobs.pattern.context;
