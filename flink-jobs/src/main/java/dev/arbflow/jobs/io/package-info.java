/**
 * The ends of the pipeline: exchanges, topics, stores and mail, and how events look there.
 *
 * <p>With the mains the only code that names a real endpoint. Allowed imports: {@code java.*},
 * Flink, {@code dev.arbflow.connector.*}, the clients of Kafka and MongoDB, Jackson, {@code
 * dev.arbflow.market}, the config package, and of the operators' packages the records that they
 * hand over.
 */
package dev.arbflow.jobs.io;
