/**
 * Of several ingest processes that read the same venues, the one whose books count.
 *
 * <p>Allowed imports: {@code java.*}, {@code dev.arbflow.market}.
 */
package dev.arbflow.jobs.takeover;
