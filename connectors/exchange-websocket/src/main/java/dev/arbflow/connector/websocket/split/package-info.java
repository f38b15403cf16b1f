/**
 * What a reader is given to do: one split is one connection.
 *
 * <p>Allowed imports: {@code java.*}, Flink, {@code dev.arbflow.market}, the connector's options.
 */
package dev.arbflow.connector.websocket.split;
