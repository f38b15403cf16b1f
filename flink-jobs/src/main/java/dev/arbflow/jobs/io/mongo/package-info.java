/**
 * Documents in MongoDB: their fields, validators and expiry, and the sinks that write them.
 *
 * <p>Allowed imports: {@code java.*}, Flink and its MongoDB connector, MongoDB's client, SLF4J,
 * {@code dev.arbflow.market}, {@code dev.arbflow.jobs.config}, of the operators' packages the
 * records that they hand over, and {@code fields} and {@code tables} beside it; never {@code read}.
 */
package dev.arbflow.jobs.io.mongo;
