/**
 * What was paid and taken on each venue lately, and how far venues lie apart by it.
 *
 * <p>Allowed imports: {@code java.*}, Flink, {@code dev.arbflow.market}, {@code
 * dev.arbflow.jobs.state} and the {@code Prices} record of {@code dev.arbflow.jobs.config}.
 */
package dev.arbflow.jobs.prices;
