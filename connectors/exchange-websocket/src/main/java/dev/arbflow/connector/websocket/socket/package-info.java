/**
 * One websocket, whatever is said on it: opened, read one message at a time, and its end told.
 *
 * <p>Allowed imports: {@code java.*}, {@code javax.net.ssl}, Netty and {@code remote}; no Flink,
 * nothing of the market.
 */
package dev.arbflow.connector.websocket.socket;
