/**
 * From versions of episodes to alerts: one message for each cause, and who gets it.
 *
 * <p>Allowed imports: {@code java.*}, Flink, {@code dev.arbflow.market}, {@code
 * dev.arbflow.jobs.state}, and of {@code dev.arbflow.jobs.config} the record {@code Alerting} with
 * its parts; no connector.
 */
package dev.arbflow.jobs.alert;
