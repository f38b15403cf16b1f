/**
 * What looks like manipulation: few signals out of books and trades, and one pattern for each
 * shape.
 *
 * <p>Thresholds belong to the signals; patterns only say in which order and how soon signals follow
 * each other.
 *
 * <p>More than twenty files, because each signal has a pure core, what it remembers and a thin
 * operator, and all of them share one small language of signals.
 *
 * <p>Allowed imports: {@code java.*}, Flink, {@code dev.arbflow.market} and {@code
 * dev.arbflow.jobs.state}; no connector.
 */
package dev.arbflow.jobs.pattern.suspect;
