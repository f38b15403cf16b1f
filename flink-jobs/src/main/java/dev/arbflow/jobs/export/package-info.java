/**
 * Stored rows as files for researchers: comma-separated values and JSON lines.
 *
 * <p>Allowed imports: {@code java.*} and Jackson.
 */
package dev.arbflow.jobs.export;
