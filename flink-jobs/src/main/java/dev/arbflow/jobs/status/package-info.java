/**
 * Says in ten lines whether data is flowing, and if not, where it stops.
 *
 * <p>Allowed imports: {@code java.*}, the clients of Kafka and MongoDB, Jackson, and of the jobs
 * the config package and {@code io}.
 */
package dev.arbflow.jobs.status;
