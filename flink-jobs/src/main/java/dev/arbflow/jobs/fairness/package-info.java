/**
 * What feeds delivered, beside what they should have: nobody's conclusions should rest on a venue
 * that was only half heard.
 *
 * <p>Allowed imports: {@code java.*}, commons-math3, Flink, {@code dev.arbflow.market}, {@code
 * dev.arbflow.jobs.periods}, {@code dev.arbflow.jobs.state} and the {@code Fairness} record of
 * {@code dev.arbflow.jobs.config}.
 */
package dev.arbflow.jobs.fairness;
