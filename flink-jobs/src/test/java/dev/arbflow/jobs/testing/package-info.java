/**
 * What the tests of all jobs share: operators under test and an end of the pipeline to look at.
 *
 * <p>Allowed imports: {@code java.*}, Flink and its test utilities, {@code dev.arbflow.market} and
 * {@code Inbound}.
 */
package dev.arbflow.jobs.testing;
