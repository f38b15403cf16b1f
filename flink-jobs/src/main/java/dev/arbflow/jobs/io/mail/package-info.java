/**
 * Alerts as e-mails, in plain text and in HTML.
 *
 * <p>Allowed imports: {@code java.*}, Flink, {@code dev.arbflow.connector.mail}, {@code
 * dev.arbflow.market}, {@code dev.arbflow.jobs.config}.
 */
package dev.arbflow.jobs.io.mail;
