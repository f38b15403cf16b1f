/**
 * Hands the configured connections to readers.
 *
 * <p>Allowed imports: {@code java.*}, Flink, slf4j, the connector's options and splits.
 */
package dev.arbflow.connector.websocket.enumerator;
