/**
 * How arguments and environment variables become configuration records, and what is said when they
 * do not.
 *
 * <p>Allowed imports: {@code java.*}, {@code dev.arbflow.market}, {@code dev.arbflow.jobs.config}.
 */
package dev.arbflow.jobs.config.settings;
