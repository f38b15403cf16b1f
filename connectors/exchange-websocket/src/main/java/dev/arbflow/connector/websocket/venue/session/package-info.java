/**
 * What all venues share during one connection: the contract of a protocol, its subscriptions, books
 * and trades seen, and the pace at which a venue is spoken to.
 *
 * <p>Allowed imports: {@code java.*}, {@code dev.arbflow.market}, the connector's books, and {@code
 * symbol} and {@code wire} beside it; no venue, no Flink, no socket, no clock.
 *
 * <p>More than twenty files, because a session alone sees the states that its parts (subscriptions,
 * books, trades, pace) keep from the venues' languages.
 */
package dev.arbflow.connector.websocket.venue.session;
