/**
 * Cycles: what can be exchanged over three or four markets and comes back as more of the same
 * asset.
 *
 * <p>Allowed imports: {@code java.*} and the packages {@code dev.arbflow.market}, {@code .book} and
 * {@code .arbitrage}.
 */
package dev.arbflow.market.cycle;
