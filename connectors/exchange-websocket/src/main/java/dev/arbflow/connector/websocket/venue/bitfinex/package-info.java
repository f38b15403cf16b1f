/**
 * Bitfinex's websocket language: numbered channels, arrays, checksummed books.
 *
 * <p>Allowed imports: {@code java.*}, Jackson, {@code dev.arbflow.market}, the connector's options
 * and books, and {@code session}, {@code symbol} and {@code wire} beside it; no other venue, no
 * Flink, no socket, no clock.
 */
package dev.arbflow.connector.websocket.venue.bitfinex;
