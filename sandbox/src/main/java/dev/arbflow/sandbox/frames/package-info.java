/**
 * Recorded frames: what a recording holds, and a server that plays it again.
 *
 * <p>Allowed imports: {@code java.*}, Jackson, Java-WebSocket, {@code dev.arbflow.market}, {@code
 * dev.arbflow.sandbox.venues} for its websocket server.
 */
package dev.arbflow.sandbox.frames;
