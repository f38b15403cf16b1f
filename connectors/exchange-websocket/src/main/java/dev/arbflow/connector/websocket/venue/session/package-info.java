/**
 * What all venues share during one connection: the contract of a protocol, its subscribed books and
 * trades seen.
 *
 * <p>Allowed imports: {@code java.*}, {@code dev.arbflow.market}, the connector's books, and {@code
 * symbol} and {@code wire} beside it; no venue, no Flink, no socket, no clock.
 */
package dev.arbflow.connector.websocket.venue.session;
