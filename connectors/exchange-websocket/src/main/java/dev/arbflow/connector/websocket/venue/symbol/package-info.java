/**
 * What venues call a market, and which market a venue's symbol means.
 *
 * <p>Allowed imports: {@code java.*}, {@code dev.arbflow.market}.
 */
package dev.arbflow.connector.websocket.venue.symbol;
