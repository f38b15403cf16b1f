/**
 * Trades, and the prices computed from them alone.
 *
 * <p>Allowed imports: {@code java.*}, {@code dev.arbflow.market} and its other folders, without a
 * circle.
 */
package dev.arbflow.market.trade;
