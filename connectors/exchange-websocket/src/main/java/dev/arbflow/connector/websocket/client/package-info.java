/**
 * Keeps one websocket connection open and turns what it says into stamped market events.
 *
 * <p>Allowed imports: {@code java.*}, slf4j, {@code dev.arbflow.market}, the socket and venue
 * packages and the connector's own options; no Flink.
 */
package dev.arbflow.connector.websocket.client;
