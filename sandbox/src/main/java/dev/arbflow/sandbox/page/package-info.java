/**
 * The live page: follows what the pipeline writes and shows it in a browser on this machine.
 *
 * <p>Allowed imports: {@code java.*}, the JDK's HTTP server, Jackson, Kafka's and MongoDB's
 * clients, {@code dev.arbflow.market}, {@code dev.arbflow.jobs.config}, {@code
 * dev.arbflow.jobs.io}, {@code dev.arbflow.embedded}, {@code dev.arbflow.sandbox.flink}; never the
 * simulated venues.
 */
package dev.arbflow.sandbox.page;
