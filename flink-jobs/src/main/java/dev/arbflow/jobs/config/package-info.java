/**
 * Every knob of the jobs, typed and checked, each with its unit.
 *
 * <p>Allowed imports: {@code java.*}, {@code dev.arbflow.market}.
 */
package dev.arbflow.jobs.config;
