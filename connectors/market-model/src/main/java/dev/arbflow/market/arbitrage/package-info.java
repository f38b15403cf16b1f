/**
 * From fees and the walk down two ladders to the episode of an arbitrage and its alert.
 *
 * <p>Allowed imports: {@code java.*}, {@code dev.arbflow.market} and its other folders, without a
 * circle.
 */
package dev.arbflow.market.arbitrage;
