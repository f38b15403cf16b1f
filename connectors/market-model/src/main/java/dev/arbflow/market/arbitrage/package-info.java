/**
 * From fees and the walk down two ladders to the episode of an arbitrage and its alert.
 *
 * <p>Allowed imports: {@code java.*}, {@code dev.arbflow.market} and its other folders, without a
 * circle.
 *
 * <p>More than twenty files, because an episode is made of nearly all of them: half are the records
 * that it and its candidates, follow-ups and alerts are written as.
 */
package dev.arbflow.market.arbitrage;
