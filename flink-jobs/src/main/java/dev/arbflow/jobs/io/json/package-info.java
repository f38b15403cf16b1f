/**
 * The JSON of every topic, written and strictly read; one example of each is in docs/topics.md.
 *
 * <p>Allowed imports: {@code java.*}, Jackson, {@code dev.arbflow.market}; no Flink.
 */
package dev.arbflow.jobs.io.json;
