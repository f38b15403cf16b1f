/**
 * How arguments and environment variables become configuration records, and what is said when they
 * do not.
 *
 * <p>More than twenty files, because only the readers here may see settings that nobody has checked
 * yet.
 *
 * <p>Allowed imports: {@code java.*}, {@code dev.arbflow.market}, {@code dev.arbflow.jobs.config};
 * of the mail sink, what it takes for an address.
 */
package dev.arbflow.jobs.config.settings;
