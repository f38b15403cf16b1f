/**
 * Topics in Kafka: their names and settings, the sources and sinks of records, and what cannot be
 * read.
 *
 * <p>More than twenty files, because reading and writing share the topics' names, forms and dead
 * letters, which nobody outside sees.
 *
 * <p>Allowed imports: {@code java.*}, Flink and its Kafka connector, Kafka's client, {@code
 * dev.arbflow.market}, {@code dev.arbflow.jobs.config}, {@code exchange}, {@code json}, {@code
 * sbe}, {@code dev.arbflow.jobs.takeover} and {@code state}, and of the operators' packages the
 * records that they hand over.
 */
package dev.arbflow.jobs.io.kafka;
