/**
 * What came of a run: its summary, the episodes and mails written down, the best routes and what is
 * left to read.
 *
 * <p>Allowed imports: {@code java.*}, Jackson, SLF4J, the clients of Kafka and MongoDB, {@code
 * dev.arbflow.market}, {@code dev.arbflow.jobs}, {@code dev.arbflow.embedded} and {@code
 * dev.arbflow.sandbox.flink}; never {@code dev.arbflow.sandbox.run} itself or its {@code commands}.
 */
package dev.arbflow.sandbox.run.outcome;
