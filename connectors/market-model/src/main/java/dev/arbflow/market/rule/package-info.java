/**
 * What rules set for all routes, a market, a venue or a single route, and which of them hold for a
 * route at a moment.
 *
 * <p>Allowed imports: {@code java.*}, {@code dev.arbflow.market} and {@code
 * dev.arbflow.market.arbitrage}.
 */
package dev.arbflow.market.rule;
