/**
 * A websocket server on loopback and the one thread that all of its venues run on.
 *
 * <p>Allowed imports: {@code java.*}, Java-WebSocket, SLF4J, {@code dev.arbflow.market} and {@code
 * dev.arbflow.sandbox.truth}; no venue.
 */
package dev.arbflow.sandbox.venues.server;
