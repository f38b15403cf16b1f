/**
 * Websocket servers that speak as the real venues do, moved by the simulated market.
 *
 * <p>Allowed imports: {@code java.*}, Java-WebSocket, Jackson (to read what clients send), SLF4J,
 * {@code dev.arbflow.market}, {@code dev.arbflow.sandbox.sim} and {@code truth}. Nothing of the
 * connectors: what a venue writes is written here a second time, so that a mistake cannot agree
 * with itself.
 */
package dev.arbflow.sandbox.venues;
