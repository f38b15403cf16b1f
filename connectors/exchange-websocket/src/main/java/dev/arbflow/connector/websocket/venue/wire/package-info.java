/**
 * Strict reading of JSON values from a frame: numbers, levels, sides and times.
 *
 * <p>Allowed imports: {@code java.*}, Jackson, {@code dev.arbflow.market}, the connector's books;
 * no venue and no session.
 */
package dev.arbflow.connector.websocket.venue.wire;
