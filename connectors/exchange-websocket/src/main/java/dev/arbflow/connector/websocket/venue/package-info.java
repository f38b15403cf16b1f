/**
 * One class a venue that reads and writes its websocket language: text in, facts out.
 *
 * <p>Allowed imports: {@code java.*}, Jackson, {@code dev.arbflow.market} and the book package; no
 * Flink, no socket, no clock.
 */
package dev.arbflow.connector.websocket.venue;
