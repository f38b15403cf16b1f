/**
 * Keeps one websocket connection open and turns what it says into stamped market events.
 *
 * <p>Allowed imports: {@code java.*}, slf4j, {@code dev.arbflow.market}, the venue package and the
 * connector's own options; no Flink.
 *
 * <p>More than twenty files, because the parts of one connection (socket, session, clocks, queue)
 * see each other and nobody else does.
 */
package dev.arbflow.connector.websocket.client;
