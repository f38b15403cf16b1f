/**
 * Which connections to the exchanges the configured subscriptions take.
 *
 * <p>Allowed imports: {@code java.*}, Guava, {@code dev.arbflow.connector.websocket}, {@code
 * dev.arbflow.market}, {@code dev.arbflow.jobs.config}.
 */
package dev.arbflow.jobs.io.exchange;
