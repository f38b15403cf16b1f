/**
 * Flink source of trades and order books from exchanges' public websockets.
 *
 * <p>Allowed imports: {@code java.*}, Flink, Jackson, {@code dev.arbflow.market}.
 */
package dev.arbflow.connector.websocket;
