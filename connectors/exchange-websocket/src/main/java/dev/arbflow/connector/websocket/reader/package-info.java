/**
 * Reads the connections that one subtask holds and gives their events to Flink.
 *
 * <p>Allowed imports: {@code java.*}, Flink, slf4j, {@code dev.arbflow.market}, the connector's
 * options, splits and client.
 */
package dev.arbflow.connector.websocket.reader;
