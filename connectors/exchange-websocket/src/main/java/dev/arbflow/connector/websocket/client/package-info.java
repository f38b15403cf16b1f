/**
 * Keeps one websocket connection open and turns what it says into stamped market events.
 *
 * <p>Allowed imports: {@code java.*}, slf4j, {@code dev.arbflow.market}, the socket and venue
 * packages and the connector's own options; no Flink.
 *
 * <p>More than twenty files, because a session, its clocks and its cadences see each other and
 * nobody else does.
 */
package dev.arbflow.connector.websocket.client;
