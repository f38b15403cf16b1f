/**
 * From books to arbitrage episodes: order in time, judge every route, recognise what lasts.
 *
 * <p>Allowed imports: {@code java.*}, Flink, {@code dev.arbflow.market}, {@code
 * dev.arbflow.jobs.state}, and of {@code dev.arbflow.jobs.config} the record {@code Detection} with
 * its parts; no connector.
 */
package dev.arbflow.jobs.arbitrage;
