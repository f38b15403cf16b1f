/**
 * Documents read back from MongoDB, for reports and for exports.
 *
 * <p>Allowed imports: {@code java.*}, Flink and its MongoDB connector, MongoDB's client, {@code
 * dev.arbflow.market}, {@code dev.arbflow.jobs.config}, {@code dev.arbflow.jobs.export}, the rows
 * of {@code dev.arbflow.jobs.report}, and {@code mongo}.
 */
package dev.arbflow.jobs.io.mongo.read;
