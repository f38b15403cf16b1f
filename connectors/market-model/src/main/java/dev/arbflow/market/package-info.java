/**
 * What a market, a trade, a book, a spread and an episode is, and the arithmetic on them.
 *
 * <p>Allowed imports: {@code java.*} only. Times are microseconds since 1970-01-01T00:00:00Z; see
 * {@link dev.arbflow.market.Times} for which clock each of them was read from.
 */
package dev.arbflow.market;
