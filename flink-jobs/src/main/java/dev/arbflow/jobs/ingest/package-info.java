/**
 * From what the exchanges' connections say to the topics that the other jobs read.
 *
 * <p>Allowed imports: {@code java.*}, Flink, {@code dev.arbflow.market}, and of the connectors
 * nothing but {@code Inbound}, the record that the exchange source emits.
 */
package dev.arbflow.jobs.ingest;
