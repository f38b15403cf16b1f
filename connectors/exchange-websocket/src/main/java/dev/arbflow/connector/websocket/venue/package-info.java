/**
 * Chooses the protocol that speaks a connection's websocket language; each venue has a folder of
 * its own below.
 *
 * <p>Allowed imports: {@code java.*}, {@code dev.arbflow.market}, the connector's options and the
 * folders below, none of which may import this package.
 */
package dev.arbflow.connector.websocket.venue;
