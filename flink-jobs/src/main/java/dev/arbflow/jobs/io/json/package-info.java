/**
 * The JSON of every topic, written and strictly read; one example of each is in docs/topics.md.
 *
 * <p>Allowed imports: {@code java.*}, Jackson, {@code dev.arbflow.market}, and {@code fields} and
 * {@code tables} beside it; no Flink.
 */
package dev.arbflow.jobs.io.json;
