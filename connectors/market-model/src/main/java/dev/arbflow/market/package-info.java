/**
 * Identities that every other folder of the model builds on: venues, markets, listings, feeds,
 * routes and times.
 *
 * <p>Allowed imports: {@code java.*} only; nothing of the folders below. Times are microseconds
 * since 1970-01-01T00:00:00Z; see {@link dev.arbflow.market.Times} for which clock each of them was
 * read from.
 */
package dev.arbflow.market;
